import { Loading } from '#src/ui/loading';

export function FiguresPage() {
  return <Loading />;
}
