import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { answer, api } from '#src/api/client';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import { Loading } from '#src/ui/loading';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { CompleteEditor } from './complete-editor.tsx';
import '../declare.css';

/** 完整申报: the summary in the form, what it lacks beside it, and what differs before it is filed. */
export function CompletePage() {
  const t = useTexts(twoStepTexts);
  const { id = '' } = useParams({ strict: false });
  const user = useSession()?.user?.subject;
  // read once: what comes later must not change the form under one's hands
  const query = useQuery({
    queryKey: ['declaration', id, 'to-complete'],
    queryFn: () => answer(api.GET('/v1/declarations/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (query.isError) {
    return (
      <Page title={t('complete.title', { no: '' })}>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  if (query.data === undefined || user === undefined) return <Loading />;
  const { row } = query.data;
  if (row.twoStep === null || row.twoStep.completedAt !== null) {
    return (
      <Page title={t('complete.title', { no: row.declarationNo })}>
        <Alert type="info" showIcon title={t('complete.notTwoStep')} />
      </Page>
    );
  }
  return <CompleteEditor detail={query.data} user={user} />;
}
