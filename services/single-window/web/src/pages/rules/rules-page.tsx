import { Loading } from '#src/ui/loading';

export function RulesPage() {
  return <Loading />;
}
