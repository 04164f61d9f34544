import { Loading } from '#src/ui/loading';

export function MovementsUploadPage() {
  return <Loading />;
}
