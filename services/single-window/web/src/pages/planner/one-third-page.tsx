import { Loading } from '#src/ui/loading';

export function OneThirdPage() {
  return <Loading />;
}
