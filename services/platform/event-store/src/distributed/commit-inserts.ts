import { type Collection, MongoBulkWriteError, type WriteError } from 'mongodb';

import type { CommitDocument } from './commit-document.ts';
import { DUPLICATE_KEY } from './duplicate-key.ts';

/** So many inserts go to the server side by side, each at once; what comes meanwhile goes together in the next one. */
const IN_FLIGHT = 2;
const MAX_DOCUMENTS = 128;
const MAX_BYTES = 8 * 1_048_576;

/** Stores commits: few round trips and few syncs of the server's journal when many come at a time. */
export interface CommitInserts {
  /**
   * Resolves once the commit is stored as the write concern asks; `duplicate`: a key of it is taken, and nothing of it is
   * stored. Rejects when its fate is not known. One commit's fault is not its neighbours'.
   */
  insert(document: CommitDocument): Promise<'inserted' | 'duplicate'>;
}

interface Waiting {
  readonly document: CommitDocument;
  readonly resolve: (outcome: 'inserted' | 'duplicate') => void;
  readonly reject: (error: unknown) => void;
}

export function createCommitInserts(commits: Collection<CommitDocument>): CommitInserts {
  let waiting: Waiting[] = [];
  let inFlight = 0;

  const take = (): readonly Waiting[] => {
    let bytes = 0;
    let count = 0;
    for (const { document } of waiting) {
      bytes += sizeOf(document);
      if (count === MAX_DOCUMENTS || (count > 0 && bytes > MAX_BYTES)) break;
      count += 1;
    }
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch;
  };
  const go = async (): Promise<void> => {
    inFlight += 1;
    while (waiting.length > 0) await store(commits, take());
    inFlight -= 1;
  };

  return {
    insert: (document) =>
      new Promise((resolve, reject) => {
        waiting.push({ document, resolve, reject });
        if (inFlight < IN_FLIGHT) void go();
      }),
  };
}

async function store(commits: Collection<CommitDocument>, batch: readonly Waiting[]): Promise<void> {
  try {
    // unordered: each is stored or refused by itself
    await commits.insertMany(
      batch.map(({ document }) => document),
      { ordered: false },
    );
    for (const { resolve } of batch) resolve('inserted');
  } catch (error) {
    const refused = error instanceof MongoBulkWriteError ? refusedOf(error, batch.length) : undefined;
    for (const [at, { resolve, reject }] of batch.entries()) {
      const fault = refused?.get(at);
      if (fault?.code === DUPLICATE_KEY) resolve('duplicate');
      else if (fault === undefined && refused !== undefined) resolve('inserted');
      else reject(fault === undefined ? error : new Error(`the server refused a commit: ${fault.errmsg ?? ''} (${fault.code})`));
    }
  }
}

/** By place in the batch; undefined when the fate of the others is not known: the driver dresses a broken connection as this error too. */
function refusedOf(error: MongoBulkWriteError, sent: number): ReadonlyMap<number, WriteError> | undefined {
  const refused = new Map([error.writeErrors].flat().map((fault) => [fault.index, fault]));
  const allTold = refused.size > 0 && error.insertedCount + refused.size === sent;
  return allTold && error.result.getWriteConcernError() === undefined ? refused : undefined;
}

const sizeOf = (document: CommitDocument): number => document.events.reduce((sum, { bytes }) => sum + bytes.length(), 0);
