import { asProblem } from '#src/api/problem';
import type { Fault } from '#src/api/problem';
import type { CsvFault, FilePlace } from './read-declarations.ts';
import type { SentDeclaration } from './send-declaration.ts';

export type EntryStatus = 'waiting' | 'sending' | 'accepted' | 'repeated' | 'refused' | 'failed';

interface PlacedFault extends FilePlace {
  readonly fault: Fault;
}

/** One declaration of a file on its way, or a file of which nothing could be read. */
export interface Entry {
  readonly id: number;
  readonly file: string;
  /** Reference of the group in a CSV; empty for a file that is one declaration. */
  readonly reference: string;
  readonly status: EntryStatus;
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly faults: readonly PlacedFault[];
  readonly ownFaults: readonly (CsvFault | ({ readonly code: 'unknownType' | 'tooLarge'; readonly values: object } & FilePlace))[];
  readonly problem: ReturnType<typeof asProblem> | undefined;
}

/** What is to be sent, the same for every try. */
export interface Job {
  readonly send: () => Promise<SentDeclaration>;
  readonly placeOf: ((pointer: string) => FilePlace) | undefined;
}

export type NewEntry = Pick<Entry, 'file' | 'reference' | 'ownFaults'> & { readonly job: Job | undefined };

export interface UploadQueue {
  readonly view: () => readonly Entry[];
  readonly subscribe: (listener: () => void) => () => void;
  add(entries: readonly NewEntry[]): void;
  /** Sends what was not delivered once more. */
  retry(): void;
  clear(): void;
}

const AT_ONCE = 3;

/** Sends declarations three at a time; a bad one hinders no other. */
export function createUploadQueue(): UploadQueue {
  let entries: readonly Entry[] = [];
  const jobs = new Map<number, Job>();
  const listeners = new Set<() => void>();
  let next = 1;
  let running = 0;
  const set = (after: readonly Entry[]) => {
    entries = after;
    for (const listener of listeners) listener();
  };
  const change = (id: number, part: Partial<Entry>) => {
    set(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));
  };
  const send = async (id: number, job: Job): Promise<void> => {
    try {
      const { id: declarationId, declarationNo, repeated, warnings } = await job.send();
      change(id, {
        ...{ status: repeated ? 'repeated' : 'accepted', declarationId: declarationId ?? '', declarationNo: declarationNo ?? '' },
        faults: warnings.map((fault) => placed(fault, job)),
      });
    } catch (error) {
      const problem = asProblem(error);
      const again = problem.passing || problem.status === 401;
      change(id, { status: again ? 'failed' : 'refused', problem, faults: problem.document.faults.map((fault) => placed(fault, job)) });
    }
  };
  const pump = () => {
    while (running < AT_ONCE) {
      const entry = entries.find(({ status }) => status === 'waiting');
      const job = entry === undefined ? undefined : jobs.get(entry.id);
      if (entry === undefined || job === undefined) return;
      running += 1;
      change(entry.id, { status: 'sending', problem: undefined });
      void send(entry.id, job).finally(() => {
        running -= 1;
        pump();
      });
    }
  };
  return {
    view: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(added) {
      const made = added.map(({ job, ...given }): Entry => {
        const id = next++;
        if (job !== undefined) jobs.set(id, job);
        return {
          ...given,
          id,
          status: job === undefined ? 'refused' : 'waiting',
          declarationId: '',
          declarationNo: '',
          faults: [],
          problem: undefined,
        };
      });
      set([...entries, ...made]);
      pump();
    },
    retry() {
      set(entries.map((entry) => (entry.status === 'failed' ? { ...entry, status: 'waiting' } : entry)));
      pump();
    },
    clear() {
      set(entries.filter(({ status }) => status === 'sending' || status === 'waiting'));
    },
  };
}

function placed(fault: Fault, { placeOf }: Job): PlacedFault {
  return { fault, ...(placeOf === undefined ? { line: fault.line } : placeOf(fault.path)) };
}
