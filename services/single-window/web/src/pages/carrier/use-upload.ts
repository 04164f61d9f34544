import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '#src/api/client';
import type { BatchResult } from '#src/pages/carrier/movement';
import type { FileLine } from '#src/pages/carrier/movement-file';

/** Lines that one request carries: small enough that progress shows, few enough requests for 5,000 lines. */
const SLICE = 100;

export interface Upload {
  /** Results by line of the file. */
  readonly results: ReadonlyMap<number, BatchResult>;
  readonly sending: boolean;
  /** Why it stopped half-way; what was sent is recorded, and going on repeats nothing. */
  readonly error: unknown;
  readonly send: (lines: readonly FileLine[]) => Promise<void>;
  readonly clear: () => void;
}

/** Sends the lines of a file slice by slice; a line that has its result is not sent again. */
export function useUpload(): Upload {
  const queries = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<number, BatchResult>>(new Map());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const current = useRef(results);
  const keep = (next: ReadonlyMap<number, BatchResult>) => {
    current.current = next;
    setResults(next);
  };

  const send = async (lines: readonly FileLine[]) => {
    setSending(true);
    setError(undefined);
    try {
      const waiting = lines.filter(({ line, movement }) => movement !== undefined && !current.current.has(line));
      for (let from = 0; from < waiting.length; from += SLICE) {
        const slice = waiting.slice(from, from + SLICE);
        const { results: told } = await answer(api.POST('/v1/movements/batch', { body: { movements: slice.flatMap(bodyOf) } }));
        keep(new Map([...current.current, ...slice.flatMap(({ line }, place) => pairOf(line, told[place]))]));
      }
      await queries.invalidateQueries({ queryKey: ['movements'] });
      await queries.invalidateQueries({ queryKey: ['consignments'] });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setSending(false);
    }
  };

  const clear = () => {
    keep(new Map());
    setError(undefined);
  };
  return { results, sending, error, send, clear };
}

function pairOf(line: number, result: BatchResult | undefined): readonly (readonly [number, BatchResult])[] {
  return result === undefined ? [] : [[line, result]];
}

function bodyOf({ movement, messageId }: FileLine) {
  if (movement === undefined) return [];
  const { location, transportMode, containerIds, ...rest } = movement;
  const given = { ...(location === '' ? {} : { location }), ...(transportMode === '' ? {} : { transportMode }) };
  return [{ messageId, ...rest, containerIds: [...containerIds], ...given }];
}
