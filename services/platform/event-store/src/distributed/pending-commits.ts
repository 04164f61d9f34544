import type { Collection } from 'mongodb';

import type { Commit } from '../port.ts';
import { type CommitDocument, commitId, fromDocument } from './commit-document.ts';
import { PARTITIONS } from './murmur2.ts';

/** What the relay asks of the store of one topic. */
export interface PendingCommits {
  /** Ids and partitions of commits that wait, oldest first within a partition; at most `limit`. */
  peek(limit: number): Promise<readonly { readonly id: string; readonly partition: number }[]>;
  /** All commits of a partition that wait, oldest first, in portions. */
  read(partition: number): AsyncIterable<readonly Commit[]>;
  /** Which of these commits exist and do not wait any more. */
  published(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Marks commits as published. */
  mark(ids: readonly string[]): Promise<void>;
}

const PORTION = 500;

export function createPendingCommits(commits: Collection<CommitDocument>): PendingCommits {
  const anywhere = { pending: true as const, partition: { $gte: 0, $lt: PARTITIONS } };
  return {
    peek: async (limit) => {
      const waiting = await commits
        .find(anywhere, { projection: { partition: 1 } })
        .limit(limit)
        .toArray();
      return waiting.map((document) => ({ id: document._id, partition: document.partition }));
    },
    read: async function* (partition) {
      const cursor = commits.find({ pending: true, partition }, { batchSize: PORTION }).sort({ recordedAt: 1, _id: 1 });
      try {
        while (await cursor.hasNext()) yield cursor.readBufferedDocuments().map(fromDocument);
      } finally {
        await cursor.close();
      }
    },
    published: async (ids) => {
      const there = await commits.find({ _id: { $in: [...ids] } }, { projection: { pending: 1 } }).toArray();
      return new Set(there.filter((document) => document.pending !== true).map((document) => document._id));
    },
    mark: async (ids) => {
      await commits.updateMany({ _id: { $in: [...ids] } }, { $unset: { pending: '' } });
    },
  };
}

export const idOf = (commit: Commit): string => commitId(commit.stream, commit.version);
