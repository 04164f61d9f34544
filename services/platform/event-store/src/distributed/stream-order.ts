import { LRUCache } from 'lru-cache';

import type { Commit } from '../port.ts';
import { commitId } from './commit-document.ts';
import { idOf, type PendingCommits } from './pending-commits.ts';

/** What of a batch may be published now. */
export interface Sorted {
  /** In version order within each stream, each following on what was published before. */
  readonly next: readonly Commit[];
  /** Published before, and only not yet marked so. */
  readonly done: readonly Commit[];
  /** An earlier version of the stream has not been published: it comes first. */
  readonly held: readonly Commit[];
}

/** Keeps the order: version v of a stream is published only when v - 1 is. */
export interface StreamOrder {
  sort(batch: readonly Commit[]): Promise<Sorted>;
  /** To be told of what Kafka has acknowledged. */
  published(commits: readonly Commit[]): void;
}

const MAX_STREAMS = 50_000;

export function createStreamOrder(pending: PendingCommits): StreamOrder {
  const last = new LRUCache<string, number>({ max: MAX_STREAMS });

  /** First versions whose predecessor is not known to be published, by this relay or by one that was active meanwhile: asked of the store. */
  const lookUp = async (firsts: readonly Commit[]): Promise<void> => {
    const unknown = firsts.filter(({ stream, version }) => version > 1 && version > (last.get(stream) ?? 0) + 1);
    if (unknown.length === 0) return;
    const published = await pending.published(unknown.map(({ stream, version }) => commitId(stream, version - 1)));
    for (const { stream, version } of unknown) {
      if (published.has(commitId(stream, version - 1))) last.set(stream, version - 1);
    }
  };

  return {
    sort: async (batch) => {
      const streams = [...Map.groupBy(batch, (commit) => commit.stream).values()].map((commits) =>
        commits.toSorted((a, b) => a.version - b.version),
      );
      await lookUp(streams.flatMap(([first]) => first ?? []));
      const sorted = { next: [] as Commit[], done: [] as Commit[], held: [] as Commit[] };
      for (const commits of streams) {
        const published = last.get(commits[0]?.stream ?? '') ?? 0;
        let before = published;
        for (const commit of commits) {
          if (commit.version <= published) sorted.done.push(commit);
          else if (commit.version > before + 1) sorted.held.push(commit);
          else if (commit.version === before + 1) {
            sorted.next.push(commit);
            before = commit.version;
          } // else the batch has it twice: it must not count as done before it is sent
        }
      }
      return sorted;
    },
    published: (commits) => {
      for (const { stream, version } of commits) last.set(stream, version);
    },
  };
}

export const idsOf = (commits: readonly Commit[]): string[] => commits.map(idOf);
