import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useSession } from '#src/api/session';
import { useStreamEvent } from '#src/app/live-stream';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { caseQuery } from './case-file.ts';
import { CaseDesk } from './case-desk.tsx';
import type { QueueRow } from './queue-row.ts';

/** One case (案卷): what was filed, what is known, and what the officer does about it. */
export function CasePage() {
  const t = useTexts(officerTexts);
  const { caseId = '' } = useParams({ strict: false });
  const user = useSession()?.user;
  const queries = useQueryClient();
  const query = useQuery(caseQuery(caseId));
  // a row that the stream sends of this case means that the case is another by now
  useStreamEvent<QueueRow>('queue-row', (row) => {
    if (row.caseId === query.data?.caseId && row.version > query.data.version)
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
  });
  if (query.data === undefined || user === null || user === undefined) {
    return (
      <Page title={t('case.title', { no: '' })}>
        <QueryView query={query}>{() => null}</QueryView>
      </Page>
    );
  }
  // a case of its own has a desk of its own: nothing of the one before stays
  return <CaseDesk key={query.data.caseId} file={query.data} me={user.subject} authority={user.authority ?? ''} />;
}
