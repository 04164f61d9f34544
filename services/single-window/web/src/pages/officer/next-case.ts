import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback } from 'react';
import { answer, api } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import { useSession } from '#src/api/session';
import { useBilingual, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import type { QueueFilter } from './queue-filter.ts';
import { filterQuery } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import { claimOf } from './queue-row.ts';
import { useClaim } from './use-claim.ts';

const ANY: QueueFilter = { q: '', lane: [], waitsFor: [], mode: [], office: [], show: 'actionable', sort: 'priority' };

/** The queue that an officer came from, so that "next" goes on in it; of this tab. */
const came: { filter: QueueFilter } = { filter: ANY };

export function rememberQueue(filter: QueueFilter): void {
  came.filter = filter;
}

export const queueCameFrom = (): QueueFilter => came.filter;

/** Claims the next case that nobody has and opens it; one that somebody else takes meanwhile is passed by. */
export function useNextCase() {
  const t = useTexts(officerTexts);
  const say = useBilingual();
  const me = useSession()?.user?.subject ?? '';
  const claim = useClaim();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return useCallback(
    async (but = ''): Promise<void> => {
      try {
        const query = { ...filterQuery(came.filter), actionableOnly: true, sort: came.filter.sort, limit: 50 };
        const { rows } = await answer(api.GET('/v1/clearance/queue', { params: { query } }));
        const free = rows.filter((row: QueueRow) => row.caseId !== but && claimOf(row, me, Date.now()).by === 'nobody');
        for (const row of free) {
          if ((await claim(row)) !== 'mine') continue;
          await navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } });
          return;
        }
        void message.info(t('queue.noneFree'));
      } catch (error) {
        void message.error(say(asProblem(error).document.message));
      }
    },
    [claim, me, message, navigate, say, t],
  );
}
