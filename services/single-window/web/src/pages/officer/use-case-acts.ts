import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { api, answer, newKey } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import { useBilingual, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { fromShanghai } from '#src/ui/time';
import type { DecidedWish } from './decide-panel.tsx';
import type { RecordedWish } from './inspection-form.tsx';
import { clock } from './use-claim.ts';

type Act = 'extend' | 'return' | 'decide' | 'record';

const moment = (typed: string): string | undefined => (typed === '' ? undefined : fromShanghai(typed));

/** What an officer does on a case. A wish keeps its key until it went well, so that a retry after a lost answer is one fact. */
export function useCaseActs(caseId: string) {
  const t = useTexts(officerTexts);
  const say = useBilingual();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<Act | ''>('');
  const keys = useRef(new Map<string, string>());

  const run = async <T>(act: Act, wish: unknown, call: (key: string) => Promise<T>): Promise<T | undefined> => {
    const name = `${act} ${JSON.stringify(wish)}`;
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    setBusy(act);
    try {
      const done = await call(key);
      keys.current.delete(name);
      return done;
    } catch (error) {
      const problem = asProblem(error);
      // what was refused may be wished again; what got no answer is the same wish still
      if (!problem.passing) keys.current.delete(name);
      void message.error(say(problem.document.message));
      return undefined;
    } finally {
      setBusy('');
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
    }
  };
  const params = (key: string) => ({ path: { caseId }, header: { 'idempotency-key': key } });

  return {
    busy,
    extend: () =>
      run('extend', '', async (key) => {
        const { leaseUntil } = await answer(api.POST('/v1/clearance/cases/{caseId}/claim', { params: params(key) }));
        void message.success(t('lease.extended', { time: clock(leaseUntil ?? '') }));
        return true;
      }),
    giveBack: () =>
      run('return', '', async (key) => {
        await answer(api.POST('/v1/clearance/cases/{caseId}/return', { params: params(key) }));
        void message.success(t('lease.returned'));
        return true;
      }),
    decide: (wish: DecidedWish) =>
      run('decide', wish, async (key) => {
        const { due, reason, ...rest } = wish;
        const dueAt = moment(due);
        const body = { ...rest, ...(reason === '' ? {} : { reason }), ...(dueAt === undefined ? {} : { dueAt }) };
        const done = await answer(api.POST('/v1/clearance/cases/{caseId}/decision', { params: params(key), body }));
        void message.success(
          `${t('decide.done', { what: t(`decide.kinds.${wish.decision}`) })}${done.status === 'RELEASED' ? ` · ${t('decide.releasedNow')}` : ''}`,
        );
        return done;
      }),
    record: (wish: RecordedWish) =>
      run('record', wish, async (key) => {
        const { finished, findings, ...rest } = wish;
        const occurredAt = moment(finished);
        const body = { ...rest, findings: [...findings], ...(occurredAt === undefined ? {} : { occurredAt }) };
        const done = await answer(api.POST('/v1/clearance/cases/{caseId}/inspection', { params: params(key), body }));
        const what = wish.finding ?? wish.findings[0]?.finding ?? 'NO_ANOMALY';
        void message.success(t('inspect.done', { what: wish.finding === undefined ? t('inspect.derived') : t(`finding.${what}`) }));
        return done;
      }),
  };
}
