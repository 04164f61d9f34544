import { Loading } from '#src/ui/loading';

export function CodeTablesPage() {
  return <Loading />;
}
