import { Loading } from '#src/ui/loading';

export function AccountsPage() {
  return <Loading />;
}
