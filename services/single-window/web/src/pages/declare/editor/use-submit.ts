import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { asProblem } from '#src/api/problem';
import type { ApiProblem, Fault } from '#src/api/problem';
import { submitDraft } from './draft-api.ts';
import type { DraftStore } from './draft-store.ts';

export interface Done {
  readonly id: string;
  readonly declarationNo: string;
  readonly warnings: readonly Fault[];
}

/** Files the draft after saving it. A try that was not answered can be made again: the server files a draft once. */
export function useSubmit(store: DraftStore) {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const running = useRef(false);
  /** Resolves with the faults for which it was refused. */
  const submit = async (): Promise<readonly Fault[]> => {
    if (running.current) return [];
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      const saved = await store.flush();
      if (saved === undefined) {
        setProblem(store.view().problem);
        return [];
      }
      const { id, declarationNo, warnings } = await submitDraft(saved.draftId, saved.version);
      if (id === null || declarationNo === null) throw new Error('the API filed a draft without a number');
      store.stop();
      setDone({ id, declarationNo, warnings });
      await queries.invalidateQueries();
      return [];
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      return refused.document.faults;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { done, busy, problem, submit };
}
