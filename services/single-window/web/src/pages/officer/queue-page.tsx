import { Loading } from '#src/ui/loading';

export function QueuePage() {
  return <Loading />;
}
