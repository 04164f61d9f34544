import { LRUCache } from 'lru-cache';
import type { Collection } from 'mongodb';

import { checkCommit } from '../commit-check.ts';
import { CHAIN_START, chainHash, firstBroken } from '../hash-chain.ts';
import type { AppendResult, Commit, EventStore, NewCommit, Topic } from '../port.ts';
import { createTurns } from '../turns.ts';
import { type CommitDocument, commitId, fromDocument, lastCommitId, toDocument } from './commit-document.ts';
import { createCommitInserts } from './commit-inserts.ts';

/** Index of what waits for the relay; the order within it is the order of publishing. */
export async function createCommitIndexes(commits: Collection<CommitDocument>): Promise<void> {
  await commits.createIndex({ stream: 1, commandId: 1 }, { unique: true, name: 'command' }, undefined);
  const waiting = { partialFilterExpression: { pending: true }, name: 'pending' };
  await commits.createIndex({ partition: 1, recordedAt: 1, _id: 1 }, waiting, undefined);
}

/** Commits of one topic in MongoDB. `appended` is told of each commit that is stored, so that the relay need not read it again. */
export function createCommitStore(topic: Topic, commits: Collection<CommitDocument>, appended: (commit: Commit) => void): EventStore {
  // a commit never changes, so what was its hash once is its hash for ever
  const hashes = new LRUCache<string, string>({ max: 20_000 });
  const inserts = createCommitInserts(commits);
  const inTurn = createTurns();

  const hashOf = async (stream: string, version: number): Promise<string | undefined> => {
    if (version === 0) return CHAIN_START;
    const id = commitId(stream, version);
    return hashes.get(id) ?? (await commits.findOne({ _id: id }, { projection: { hash: 1 } }))?.hash;
  };

  const findCommand = async (stream: string, commandId: string): Promise<Commit | undefined> => {
    const found = await commits.findOne({ stream, commandId });
    return found ? fromDocument(found) : undefined;
  };

  /** Somebody was first; when it was this very command, its reply had been lost or it was sent twice. */
  const lost = async (commit: NewCommit): Promise<AppendResult> => {
    const stored = await findCommand(commit.stream, commit.commandId);
    return stored ? { outcome: 'repeated', commit: stored } : { outcome: 'conflict' };
  };

  const read = async (stream: string, fromVersion = 1): Promise<readonly Commit[]> => {
    // the second condition: a stream whose own name ends like `@0000000001` lies within the range too
    const range = { _id: { $gte: commitId(stream, fromVersion), $lte: lastCommitId(stream) }, stream };
    const found = await commits.find(range).sort({ _id: 1 }).toArray();
    const last = found.at(-1);
    if (last !== undefined) hashes.set(last._id, last.hash); // who reads is about to append
    return found.map(fromDocument);
  };

  const append = async (newCommit: NewCommit): Promise<AppendResult> => {
    const previous = await hashOf(newCommit.stream, newCommit.version - 1);
    if (previous === undefined) return lost(newCommit);
    const commit = { ...newCommit, hash: chainHash(previous, newCommit) };
    const document = toDocument(commit);
    if ((await inserts.insert(document)) === 'duplicate') return lost(newCommit);
    hashes.set(document._id, commit.hash);
    appended(commit);
    return { outcome: 'appended', hash: commit.hash };
  };

  return {
    topic,
    findCommand,
    read,
    append: async (commit) => {
      checkCommit(commit);
      // appends that are sent in order, without waiting for each, are stored in order
      return inTurn(commit.stream, () => append(commit));
    },
    verify: async (stream) => firstBroken(await read(stream)),
  };
}
