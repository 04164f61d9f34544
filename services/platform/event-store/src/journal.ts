import type { Aggregate, Changed, CommandMeta, Decision, DomainRefusal, EventCodec, FactEvent, Journal, Refused } from './aggregate.ts';
import type { Clock } from './clock.ts';
import { createFolds, type Fold } from './folds.ts';
import { type AppendResult, type Commit, CommitTooLarge, type EventStore, type NewCommit, type StoredEvent } from './port.ts';
import { systemTimers, type Timers } from './timers.ts';
import { activeTraceparent } from './trace-context.ts';
import { createTurns } from './turns.ts';

/** What the runtime counts; called on the hot path, so it must be cheap. */
export interface JournalObserver {
  committed(topic: string, events: number): void;
  conflicted(topic: string): void;
  decided(topic: string, seconds: number): void;
}

export interface JournalOptions<Event extends FactEvent> {
  readonly store: EventStore;
  readonly codec: EventCodec<Event>;
  readonly clock: Clock;
  /** Streams whose folded state is kept in memory; 10,000 by default. */
  readonly cacheSize?: number;
  readonly observer?: JournalObserver;
  readonly timers?: Timers;
}

const MAX_LOSSES = 100;
/** Waits before an append whose fate is unknown is asked again with the same command id. */
const UNKNOWN_DELAYS_MS = [0, 50, 250];

/** Other writers were first so often that something must be wrong with the stream. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
  readonly stream: string;
  constructor(stream: string) {
    super(`another writer was first ${MAX_LOSSES} times on ${stream}`);
    this.stream = stream;
  }
}

/** The journal of one service over its event store; see {@link Journal}. */
export function createJournal<Event extends FactEvent>(options: JournalOptions<Event>): Journal<Event> {
  const { store, codec, clock, observer, timers = systemTimers } = options;
  const folds = createFolds(store, codec, options.cacheSize ?? 10_000);
  const inTurn = createTurns();

  const decodeAll = (commit: Commit): Event[] => commit.events.map((event) => codec.decode(event.bytes));

  async function append(commit: NewCommit): Promise<AppendResult> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await store.append(commit);
      } catch (error) {
        const delayMs = UNKNOWN_DELAYS_MS[attempt];
        if (error instanceof CommitTooLarge || delayMs === undefined) throw error;
        if (delayMs > 0) await timers.delay(delayMs);
      }
    }
  }

  async function repeated<State>(aggregate: Aggregate<State, Event>, commit: Commit): Promise<Changed<State, Event>> {
    const { stream, version } = commit;
    const latest = await folds.refresh(aggregate, stream);
    const fold = latest.version === version ? latest : await folds.at(aggregate, stream, version);
    return { outcome: 'changed', version, state: fold.state, events: decodeAll(commit), repeated: true };
  }

  async function decideAndStore<State, Refusal extends DomainRefusal>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    meta: CommandMeta,
    decide: (state: State, version: number) => Decision<Event, Refusal>,
  ): Promise<Changed<State, Event> | Refused<State, Refusal>> {
    const kept = folds.kept(aggregate, stream);
    let fresh = kept === undefined;
    let fold: Fold<State> = kept ?? (await folds.refresh(aggregate, stream));
    for (let losses = 0; losses < MAX_LOSSES; losses++) {
      const startedAt = observer === undefined ? 0 : performance.now();
      const decision = decide(fold.state, fold.version);
      observer?.decided(store.topic, (performance.now() - startedAt) / 1000);

      if ('refusal' in decision || decision.length === 0) {
        // a kept state may be old, and the very command may be what made this one a "no": look before answering
        const earlier = fresh && fold.version === 0 ? undefined : await store.findCommand(stream, meta.commandId);
        if (earlier !== undefined) return repeated(aggregate, earlier);
        const { version, state } = fold;
        if (!fresh) fold = await folds.refresh(aggregate, stream);
        fresh = true;
        if (fold.version !== version) continue;
        if ('refusal' in decision) return { outcome: 'refused', refusal: decision, version, state };
        return { outcome: 'changed', version, state, events: [], repeated: false };
      }

      const commit = commitOf(stream, fold, meta, decision, codec, clock);
      const result = await append(commit);
      if (result.outcome === 'appended') {
        observer?.committed(store.topic, decision.length);
        const { version, state } = folds.advance(aggregate, stream, fold, decision, commit.recordedAt);
        return { outcome: 'changed', version, state, events: decision, repeated: false };
      }
      if (result.outcome === 'repeated') return repeated(aggregate, result.commit);
      observer?.conflicted(store.topic);
      const lostAt = fold.version;
      fold = await folds.refresh(aggregate, stream);
      // a conflict without a newer commit: what is kept is of another past (a restored back-up)
      if (fold.version === lostAt) folds.forget(stream);
      fresh = true;
    }
    throw new TooManyConflicts(stream);
  }

  return {
    change: (aggregate, id, meta, decide) => {
      const stream = `${aggregate.category}/${id}`;
      return inTurn(stream, () => decideAndStore(aggregate, stream, meta, decide));
    },
    load: async (aggregate, id) => {
      const { state, version } = await folds.refresh(aggregate, `${aggregate.category}/${id}`);
      return { state, version };
    },
    history: async (category, id, fromVersion = 1) => {
      const commits = await store.read(`${category}/${id}`, fromVersion);
      return commits.flatMap((commit) => {
        const { version, recordedAt, by } = commit;
        return decodeAll(commit).map((event) => ({ event, version, recordedAt, by }));
      });
    },
  };
}

function commitOf<Event extends FactEvent>(
  stream: string,
  fold: Fold<unknown>,
  meta: CommandMeta,
  events: readonly Event[],
  codec: EventCodec<Event>,
  clock: Clock,
): NewCommit {
  const version = fold.version + 1;
  const traceparent = activeTraceparent();
  return {
    stream,
    version,
    commandId: meta.commandId,
    ...(meta.cause === undefined ? undefined : { cause: meta.cause }),
    by: meta.by,
    recordedAt: Math.max(fold.recordedAt, clock.now()),
    ...(traceparent === '' ? undefined : { traceparent }),
    events: events.map((event, index): StoredEvent => {
      if (event.fact === undefined) throw new TypeError(`an event without a fact was decided on ${stream}`);
      return { id: `${stream}@${version}.${index}`, type: event.fact.$case, bytes: codec.encode(event).finish() };
    }),
  };
}
