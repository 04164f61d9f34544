import { Loading } from '#src/ui/loading';

export function ConsignmentsPage() {
  return <Loading />;
}
