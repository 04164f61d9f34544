import { Loading } from '#src/ui/loading';

export function StuckPage() {
  return <Loading />;
}
