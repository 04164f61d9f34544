import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import type { ApiProblem, Fault } from '#src/api/problem';
import type { components } from '#src/api/schema';
import { EMPTY, toApi } from '../editor/content.ts';
import type { ApiContent, Content } from '../editor/content.ts';
import { useDryRun } from '../editor/use-dry-run.ts';
import type { AskFaults } from '../editor/use-dry-run.ts';
import { dropSummary, keepSummary, readSummary } from './typed-summary.ts';
import type { Statement } from './typed-summary.ts';

type Submitted = components['schemas']['Submitted'];

const post = (content: ApiContent, statement: Statement, key: string, dryRun: boolean, signal?: AbortSignal): Promise<Submitted> =>
  answer(
    api.POST('/v1/declarations/summary', {
      params: { query: { dryRun }, ...(dryRun ? {} : { header: { 'idempotency-key': key } }) },
      body: { ...statement, content },
      ...(signal === undefined ? {} : { signal }),
    }),
  );

const FIRST: Content = { ...EMPTY, header: { direction: 'I' }, items: [{ itemNo: '1' }] };
const NONE: Statement = { controlled: false, inspected: false, taxed: false, guaranteeNo: '' };
const KEEP_AFTER_MS = 400;

interface FiledSummary {
  readonly id: string;
  readonly declarationNo: string;
  readonly warnings: readonly Fault[];
}

/** A summary that is being typed: kept by this browser, checked as it grows, filed once under one key. */
export function useSummary(user: string) {
  const queries = useQueryClient();
  const [kept] = useState(() => readSummary(user));
  const [content, setContent] = useState<Content>(() => kept?.content ?? FIRST);
  const [statement, setStatement] = useState<Statement>(() => kept?.statement ?? NONE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState<FiledSummary>();
  // a try that was not answered is made again under the same key; another content is another declaration
  const tried = useRef({ text: '', key: '' });
  const ask: AskFaults = useCallback((body, signal) => post(body, statement, '', true, signal), [statement]);
  const checked = useDryRun(content, done === undefined, ask);
  useEffect(() => {
    if (done !== undefined || (content === FIRST && statement === NONE)) return;
    const timer = window.setTimeout(() => {
      keepSummary(user, { content, statement });
    }, KEEP_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [content, statement, user, done]);

  const submit = async (): Promise<void> => {
    if (busy) return;
    const text = JSON.stringify([content, statement]);
    if (tried.current.text !== text) tried.current = { text, key: newKey() };
    setBusy(true);
    setProblem(undefined);
    try {
      const { id, declarationNo, warnings } = await post(toApi(content), statement, tried.current.key, false);
      if (id === null || declarationNo === null) throw new Error('the API filed a summary without a number');
      dropSummary(user);
      setDone({ id, declarationNo, warnings });
      await queries.invalidateQueries();
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (refused.document.faults.length > 0) checked.show(refused.document.faults);
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ content, setContent, statement, setStatement, checked, busy, problem, done, submit },
    restored: kept !== undefined,
    drop: () => {
      dropSummary(user);
    },
  };
}
