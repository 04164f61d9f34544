import { Loading } from '#src/ui/loading';

export function ServicesPage() {
  return <Loading />;
}
