import { Loading } from '#src/ui/loading';

export function CasesPage() {
  return <Loading />;
}
