import { Loading } from '#src/ui/loading';

export function ParkedPage() {
  return <Loading />;
}
