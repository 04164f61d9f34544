import { Loading } from '#src/ui/loading';

export function NewDeclarationPage() {
  return <Loading />;
}
