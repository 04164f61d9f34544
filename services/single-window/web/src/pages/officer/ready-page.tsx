import { Loading } from '#src/ui/loading';

export function ReadyPage() {
  return <Loading />;
}
