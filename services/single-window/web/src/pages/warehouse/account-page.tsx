import { Loading } from '#src/ui/loading';

export function AccountPage() {
  return <Loading />;
}
