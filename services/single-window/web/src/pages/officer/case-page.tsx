import { Loading } from '#src/ui/loading';

export function CasePage() {
  return <Loading />;
}
