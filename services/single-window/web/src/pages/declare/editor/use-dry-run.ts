import { useEffect, useRef, useState } from 'react';
import { answer, api } from '#src/api/client';
import { ApiProblem, asProblem } from '#src/api/problem';
import type { Fault } from '#src/api/problem';
import { EMPTY, toApi } from './content.ts';
import type { ApiContent, Content } from './content.ts';

const PAUSE_MS = 600;
const AGAIN_MS = 5_000;

export interface Checked {
  readonly state: 'idle' | 'checking' | 'checked' | 'failed';
  readonly faults: readonly Fault[];
}

/** Asks the server for the faults of a content without storing it: warnings in its answer, errors in its refusal. */
export type AskFaults = (body: ApiContent, signal: AbortSignal) => Promise<{ readonly warnings: readonly Fault[] }>;

const asDeclaration: AskFaults = (body, signal) =>
  answer(api.POST('/v1/declarations', { params: { query: { dryRun: true } }, body, signal }));

/**
 * Every fault of what is typed, as the server's own rules find them, 600 ms after the last key; an older question is given up. `ask` says as
 * what it is checked, and stays the same function while that does.
 */
export function useDryRun(
  content: Content,
  enabled: boolean,
  ask: AskFaults = asDeclaration,
): Checked & { readonly show: (faults: readonly Fault[]) => void } {
  const [checked, setChecked] = useState<Checked>({ state: 'idle', faults: [] });
  const asked = useRef<{ readonly content: Content; readonly ask: AskFaults }>({ content: EMPTY, ask });
  useEffect(() => {
    if (!enabled || content === EMPTY || (asked.current.content === content && asked.current.ask === ask)) return;
    const stop = new AbortController();
    let timer = window.setTimeout(check, PAUSE_MS);
    function check() {
      setChecked((before) => ({ ...before, state: 'checking' }));
      void faultsOf(content, ask, stop.signal).then(
        (faults) => {
          if (stop.signal.aborted) return;
          asked.current = { content, ask };
          setChecked({ state: 'checked', faults });
        },
        (error: unknown) => {
          if (stop.signal.aborted) return;
          setChecked((before) => ({ ...before, state: 'failed' }));
          const { passing, status } = asProblem(error);
          // a sign-in that ended may be there again soon
          if (passing || status === 401) timer = window.setTimeout(check, AGAIN_MS);
        },
      );
    }
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [content, enabled, ask]);
  return {
    ...checked,
    show: (faults) => {
      setChecked({ state: 'checked', faults });
    },
  };
}

async function faultsOf(content: Content, ask: AskFaults, signal: AbortSignal): Promise<readonly Fault[]> {
  // what has no field cannot be mended here
  const body = toApi({ ...content, kept: [] });
  try {
    return (await ask(body, signal)).warnings;
  } catch (error) {
    if (error instanceof ApiProblem && error.document.faults.length > 0) return error.document.faults;
    if (error instanceof ApiProblem && (error.status === 403 || error.status === 413)) return [wholeFault(error)];
    throw error;
  }
}

/** A refusal of the whole, e.g. for another company, as a fault where it can be mended. */
function wholeFault({ code, document }: ApiProblem): Fault {
  const path = code === 'not-your-company' ? '/header/declarant/creditCode' : '';
  return { rule: code, path, severity: 'error', message: document.message, hint: { zh: '', en: '' } };
}
