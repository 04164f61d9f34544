import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import type { ApiProblem, Fault } from '#src/api/problem';
import type { paths } from '#src/api/schema';
import type { TypedReason } from '#src/ui/changes/reason-fields';
import type { ApiContent } from '../editor/content.ts';

type Answer = paths['/v1/declarations/{id}/amendments']['post']['responses'][202]['content']['application/json'];
type Body = paths['/v1/declarations/{id}/amendments']['post']['requestBody']['content']['application/json'];

/** What the server says of a request before it is sent. */
export type Review = Pick<Answer, 'differences' | 'warnings' | 'touchesClearance'>;

/** Compares first, then sends exactly what was compared. A try that was not answered is made again under the same key. */
export function useAmendment(id: string, contentVersion: number) {
  const queries = useQueryClient();
  const [review, setReview] = useState<Review>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState<'compare' | 'send' | ''>('');
  const compared = useRef<{ readonly body: Body; readonly key: string }>(undefined);

  const run = async <T>(what: 'compare' | 'send', call: () => Promise<T>): Promise<T | undefined> => {
    setBusy(what);
    setProblem(undefined);
    try {
      return await call();
    } catch (error) {
      setProblem(asProblem(error));
      return undefined;
    } finally {
      setBusy('');
    }
  };
  const post = (body: Body, key: string, dryRun: boolean) =>
    answer(
      api.POST('/v1/declarations/{id}/amendments', {
        params: { path: { id }, query: { dryRun }, ...(dryRun ? {} : { header: { 'idempotency-key': key } }) },
        body,
      }),
    );
  return {
    review,
    problem,
    busy,
    /** Resolves with the faults of the content for which it would be refused. */
    compare: async (content: ApiContent, reason: TypedReason): Promise<readonly Fault[]> => {
      const body: Body = { ...reason, contentVersion, content };
      let faults: readonly Fault[] = [];
      const found = await run('compare', () =>
        post(body, '', true).catch((error: unknown) => {
          faults = asProblem(error).document.faults;
          throw error;
        }),
      );
      if (found !== undefined) {
        compared.current = { body, key: newKey() };
        setReview(found);
      }
      return faults;
    },
    /** Whether customs has it now. */
    send: async (): Promise<boolean> => {
      const asked = compared.current;
      if (asked === undefined) return false;
      const sent = await run('send', () => post(asked.body, asked.key, false));
      if (sent === undefined) return false;
      await queries.invalidateQueries({ queryKey: ['declaration', id] });
      return true;
    },
    close: () => {
      setReview(undefined);
      setProblem(undefined);
    },
  };
}
