import { LRUCache } from 'lru-cache';

import type { Aggregate, EventCodec } from './aggregate.ts';
import type { Commit, EventStore } from './port.ts';

/** A stream folded up to a version. Never the truth: whoever uses a kept one must be ready to learn of newer commits. */
export interface Fold<State> {
  readonly state: State;
  readonly version: number;
  readonly recordedAt: number;
}

interface Kept {
  readonly evolve: unknown;
  readonly fold: Fold<unknown>;
}

/** Folded streams, the latest used ones kept in memory. */
export interface Folds<Event> {
  kept<State>(aggregate: Aggregate<State, Event>, stream: string): Fold<State> | undefined;
  /** Reads what is newer than the kept fold, and keeps the result. */
  refresh<State>(aggregate: Aggregate<State, Event>, stream: string): Promise<Fold<State>>;
  /** Folds one more commit's events onto a fold, and keeps the result. */
  advance<State>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    fold: Fold<State>,
    events: readonly Event[],
    recordedAt: number,
  ): Fold<State>;
  /** The stream as it was at a version; not kept. */
  at<State>(aggregate: Aggregate<State, Event>, stream: string, version: number): Promise<Fold<State>>;
  forget(stream: string): void;
}

export function createFolds<Event>(store: EventStore, codec: EventCodec<Event>, size: number): Folds<Event> {
  const cache = new LRUCache<string, Kept>({ max: size });

  const kept = <State>(aggregate: Aggregate<State, Event>, stream: string): Fold<State> | undefined => {
    const found = cache.get(stream);
    // an entry belongs to the `evolve` that made it: two aggregates may look at one stream
    return found?.evolve === aggregate.evolve ? (found.fold as Fold<State>) : undefined;
  };
  const keep = <State>(aggregate: Aggregate<State, Event>, stream: string, fold: Fold<State>): Fold<State> => {
    const found = cache.get(stream);
    if (found?.evolve !== aggregate.evolve || found.fold.version < fold.version) cache.set(stream, { evolve: aggregate.evolve, fold });
    return fold;
  };
  const foldCommits = <State>(aggregate: Aggregate<State, Event>, from: Fold<State>, commits: readonly Commit[]): Fold<State> => {
    let { state, version, recordedAt } = from;
    for (const commit of commits) {
      for (const event of commit.events) state = aggregate.evolve(state, codec.decode(event.bytes));
      version = commit.version;
      recordedAt = commit.recordedAt;
    }
    return { state, version, recordedAt };
  };
  const empty = <State>(aggregate: Aggregate<State, Event>): Fold<State> => ({ state: aggregate.initial, version: 0, recordedAt: 0 });

  return {
    kept,
    refresh: async (aggregate, stream) => {
      const from = kept(aggregate, stream) ?? empty(aggregate);
      const commits = await store.read(stream, from.version + 1);
      return commits.length === 0 ? from : keep(aggregate, stream, foldCommits(aggregate, from, commits));
    },
    advance: (aggregate, stream, fold, events, recordedAt) => {
      let { state } = fold;
      for (const event of events) state = aggregate.evolve(state, event);
      return keep(aggregate, stream, { state, version: fold.version + 1, recordedAt });
    },
    at: async (aggregate, stream, version) => {
      const commits = await store.read(stream);
      return foldCommits(
        aggregate,
        empty(aggregate),
        commits.filter((commit) => commit.version <= version),
      );
    },
    forget: (stream) => {
      cache.delete(stream);
    },
  };
}
