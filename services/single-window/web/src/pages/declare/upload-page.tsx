import { Loading } from '#src/ui/loading';

export function UploadPage() {
  return <Loading />;
}
