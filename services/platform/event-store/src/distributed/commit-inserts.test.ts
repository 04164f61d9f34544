import { type Collection, MongoBulkWriteError } from 'mongodb';
import { describe, expect, it } from 'vitest';

import { type CommitDocument, toDocument } from './commit-document.ts';
import { createCommitInserts } from './commit-inserts.ts';

const document = (stream: string): CommitDocument =>
  toDocument({
    stream,
    version: 1,
    commandId: 'c',
    by: 'tester',
    recordedAt: 1,
    events: [{ id: `${stream}@1.0`, type: 'noted', bytes: Buffer.from('x') }],
    hash: 'h',
  });

/** A collection whose answers the test gives, insert by insert. */
function heldCollection() {
  const asked: { readonly streams: readonly string[]; answer(error?: Error): void }[] = [];
  const insertMany = (documents: readonly CommitDocument[], options: unknown): Promise<void> => {
    expect(options).toEqual({ ordered: false });
    return new Promise((resolve, reject) => {
      const answer = (error?: Error): void => {
        if (error === undefined) resolve();
        else reject(error);
      };
      asked.push({ streams: documents.map(({ stream }) => stream), answer });
    });
  };
  return { asked, inserts: createCommitInserts({ insertMany } as unknown as Collection<CommitDocument>) };
}

const bulkError = (insertedCount: number, faults: readonly { index: number; code: number }[], writeConcernError?: object): Error =>
  new MongoBulkWriteError({ message: 'bulk', code: 11_000, writeErrors: faults.map((fault) => ({ ...fault, errmsg: 'E' })) as never }, {
    insertedCount,
    getWriteConcernError: () => writeConcernError,
  } as never);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inserts of commits', () => {
  it('sends two at once, and what comes meanwhile together', async () => {
    const { asked, inserts } = heldCollection();
    const all = ['a', 'b', 'c', 'd', 'e'].map((stream) => inserts.insert(document(stream)));
    expect(asked.map(({ streams }) => streams)).toEqual([['a'], ['b']]);
    asked[0]?.answer();
    await turn();
    expect(asked[2]?.streams).toEqual(['c', 'd', 'e']);
    asked[1]?.answer();
    asked[2]?.answer();
    expect(await Promise.all(all)).toEqual(Array(5).fill('inserted'));
  });

  it('tells each commit of a batch its own outcome', async () => {
    const { asked, inserts } = heldCollection();
    const first = ['a', 'b'].map((stream) => inserts.insert(document(stream)));
    const rest = Promise.allSettled(['c', 'd', 'e'].map((stream) => inserts.insert(document(stream))));
    asked[0]?.answer(bulkError(0, [{ index: 0, code: 11_000 }]));
    expect(await first[0]).toBe('duplicate');
    await turn();
    const faults = [
      { index: 0, code: 11_000 },
      { index: 2, code: 121 },
    ];
    asked[2]?.answer(bulkError(1, faults));
    asked[1]?.answer();
    expect((await rest).map((result) => (result.status === 'fulfilled' ? result.value : result.status))).toEqual([
      'duplicate',
      'inserted',
      'rejected',
    ]);
  });

  it.each([
    ['the connection breaks', new Error('connection closed')],
    ['the driver tells a broken connection as a fault of the bulk', bulkError(0, [])],
    ['some of the batch were not told of', bulkError(0, [{ index: 0, code: 11_000 }])],
    ['the write concern was not met', bulkError(2, [], { code: 64 })],
  ])('knows no fate when %s', async (_when, error) => {
    const { asked, inserts } = heldCollection();
    const first = ['a', 'b'].map((stream) => inserts.insert(document(stream)));
    const together = Promise.allSettled(['c', 'd'].map((stream) => inserts.insert(document(stream))));
    for (const answered of [0, 1]) asked[answered]?.answer();
    await Promise.all(first);
    asked[2]?.answer(error);
    expect((await together).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
