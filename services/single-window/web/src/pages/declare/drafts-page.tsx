import { Loading } from '#src/ui/loading';

export function DraftsPage() {
  return <Loading />;
}
