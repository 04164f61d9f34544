import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answer, api } from '#src/api/client';
import { useSession } from '#src/api/session';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { Loading } from '#src/ui/loading';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { AmendEditor } from './amend-editor.tsx';
import '../declare.css';

/** Asks customs to amend a declaration (修改申请): its content in the form, why, and what differs before it is sent. */
export function AmendPage() {
  const t = useTexts(amendTexts);
  const { id = '' } = useParams({ strict: false });
  const user = useSession()?.user?.subject;
  // read once: what comes later must not change the form under one's hands; a newer version is told when it is sent
  const query = useQuery({
    queryKey: ['declaration', id, 'to-amend'],
    queryFn: () => answer(api.GET('/v1/declarations/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (query.isError) {
    return (
      <Page title={t('amend.title', { no: '' })}>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  if (query.data === undefined || user === undefined) return <Loading />;
  return <AmendEditor detail={query.data} user={user} />;
}
