import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import { useBilingual, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shanghaiTime } from '#src/ui/time';
import type { QueueRow } from './queue-row.ts';

export const clock = (at: string | number): string => shanghaiTime(at, { seconds: true }).slice(11);

/** Claims a case and says how it went: mine until when, or who has it until when. */
export function useClaim() {
  const t = useTexts(officerTexts);
  const say = useBilingual();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useCallback(
    async ({ caseId, declarationNo }: Pick<QueueRow, 'caseId' | 'declarationNo'>): Promise<'mine' | 'taken' | 'refused'> => {
      try {
        const claimed = await answer(
          api.POST('/v1/clearance/cases/{caseId}/claim', { params: { path: { caseId }, header: { 'idempotency-key': newKey() } } }),
        );
        void message.success(t('queue.claimed', { no: declarationNo, time: clock(claimed.leaseUntil ?? '') }));
        void queries.invalidateQueries({ queryKey: ['case', caseId] });
        return 'mine';
      } catch (error) {
        const { document } = asProblem(error);
        const { claimedBy: who, leaseUntilMs } = document.detail;
        if (document.code === 'claimed-by-another' && who !== undefined) {
          void message.warning(t('queue.takenNow', { who, time: clock(Number(leaseUntilMs)) }));
          return 'taken';
        }
        void message.error(say(document.message));
        return 'refused';
      }
    },
    [message, queries, say, t],
  );
}
