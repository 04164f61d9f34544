import { Loading } from '#src/ui/loading';

export function DeclarationPage() {
  return <Loading />;
}
