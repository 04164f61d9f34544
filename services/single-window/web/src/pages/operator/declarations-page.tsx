import { Loading } from '#src/ui/loading';

export function DeclarationsPage() {
  return <Loading />;
}
