import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { answer, api } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import type { ApiProblem, Fault } from '#src/api/problem';
import type { paths } from '#src/api/schema';
import type { ApiContent } from '../editor/content.ts';
import type { AskFaults } from '../editor/use-dry-run.ts';

type Answer = paths['/v1/declarations/{id}/completion']['post']['responses'][202]['content']['application/json'];
export type Compared = Pick<Answer, 'differences' | 'warnings' | 'late'>;

/** Compares with the summary first, then files exactly what was compared. The same content again is the same completion. */
export function useCompletion(id: string) {
  const queries = useQueryClient();
  const [review, setReview] = useState<Compared>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState<'compare' | 'send' | ''>('');
  const compared = useRef<ApiContent>(undefined);
  const post = useCallback(
    (content: ApiContent, dryRun: boolean, signal?: AbortSignal) =>
      answer(
        api.POST('/v1/declarations/{id}/completion', {
          params: { path: { id }, query: { dryRun } },
          body: { content },
          ...(signal === undefined ? {} : { signal }),
        }),
      ),
    [id],
  );
  const ask: AskFaults = useCallback((body, signal) => post(body, true, signal), [post]);
  const run = async <T>(what: 'compare' | 'send', call: () => Promise<T>): Promise<T | readonly Fault[]> => {
    setBusy(what);
    setProblem(undefined);
    try {
      return await call();
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      return refused.document.faults;
    } finally {
      setBusy('');
    }
  };
  return {
    ...{ review, problem, busy, ask },
    /** Resolves with the faults for which it would be refused. */
    compare: async (content: ApiContent): Promise<readonly Fault[]> => {
      const found = await run('compare', () => post(content, true));
      if (!('differences' in found)) return found;
      compared.current = content;
      setReview(found);
      return [];
    },
    /** Whether it is filed now. */
    send: async (): Promise<boolean> => {
      const content = compared.current;
      if (content === undefined) return false;
      const sent = await run('send', () => post(content, false));
      if (!('differences' in sent)) return false;
      await queries.invalidateQueries({ queryKey: ['declaration', id] });
      return true;
    },
    close: () => {
      setReview(undefined);
      setProblem(undefined);
    },
  };
}
