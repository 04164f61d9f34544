import { Loading } from '#src/ui/loading';

export function MovementsPage() {
  return <Loading />;
}
