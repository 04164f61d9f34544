/** Name of a service whose facts make one topic, e.g. `declarations` for `tongguan.declarations.v1`. */
export type Topic = string;

/** One encoded event. `id` is `<stream>@<version>.<index>`; `type` is the fact's name in the contract. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** The protobuf bytes, encoded once at the commit; every reader handles these bytes. */
  readonly bytes: Uint8Array;
}

/** One decision of one stream, stored whole or not at all. */
export interface Commit {
  readonly stream: string;
  /** 1 for the first commit of a stream, then without a gap. */
  readonly version: number;
  readonly commandId: string;
  /** Id of the event that this decision reacts to. */
  readonly cause?: string;
  /** Who decided: a subject id, or `system`. */
  readonly by: string;
  /** Epoch milliseconds; never goes back within a stream. */
  readonly recordedAt: number;
  /** W3C trace context of the decision. */
  readonly traceparent?: string;
  readonly events: readonly StoredEvent[];
  /** SHA-256 over the previous commit's hash and this commit's content, hex. */
  readonly hash: string;
}

/** What `append` stores; the store itself computes the hash. */
export type NewCommit = Omit<Commit, 'hash'>;

export type AppendResult =
  /** Stored, and on disk. */
  | { readonly outcome: 'appended'; readonly hash: string }
  /** This command was stored before (a repeat, or a lost reply): nothing was written. */
  | { readonly outcome: 'repeated'; readonly commit: Commit }
  /** The stream has another commit at that version. */
  | { readonly outcome: 'conflict' };

/** A commit of more than 1 MiB of events. */
export class CommitTooLarge extends Error {
  override readonly name = 'CommitTooLarge';
  readonly stream: string;
  readonly size: number;
  constructor(stream: string, size: number) {
    super(`commit on ${stream} has ${String(size)} bytes of events; at most ${String(MAX_COMMIT_BYTES)} are taken`);
    this.stream = stream;
    this.size = size;
  }
}
export const MAX_COMMIT_BYTES = 1_048_576;

/** One event as a subscriber gets it. */
export interface Delivered {
  readonly topic: Topic;
  readonly stream: string;
  readonly version: number;
  /** Place of the event in its commit, from 0. */
  readonly index: number;
  readonly event: StoredEvent;
  readonly recordedAt: number;
  readonly traceparent?: string;
}

/**
 * Handles records; the offset moves when it has returned. Records of one stream come in order, one call after the
 * other; other streams come side by side. A record may come again: handlers are idempotent.
 */
export type RecordHandler = (records: readonly Delivered[]) => Promise<void>;

export interface SubscriptionOptions {
  /** `<service>.<handler>`; a new group starts from the first event ever. */
  readonly group: string;
  readonly topics: readonly Topic[];
  /** Kinds of facts that it is about; others are passed over without a call, also where a stream is parked. All when absent. */
  readonly facts?: readonly string[];
  readonly handle: RecordHandler;
  /**
   * `stream` (default): one call has records of one stream only, so that one poisoned stream parks alone.
   * `batch`: one call may mix streams, for bulk writes; when it fails, its records are given again stream by stream.
   */
  readonly grouping?: 'stream' | 'batch';
  /** Brings to disk what `handle` has done; called before the position behind it is stored. For handlers that do not wait for the disk themselves. */
  readonly settle?: () => Promise<void>;
}

export interface SubscriptionState {
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly lag: number;
  readonly parked: number;
  readonly running: boolean;
}

export interface Subscription {
  readonly group: string;
  state(): Promise<SubscriptionState>;
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

/** A stream of one group that waits behind a record that could not be handled. */
export interface ParkedStream {
  readonly group: string;
  readonly stream: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: number;
  readonly waiting: number;
}

/** Who acts, and why: a subject id and a text that is not empty. */
export interface Because {
  readonly by: string;
  readonly reason: string;
}

/** What an administrator did, kept for ever. A rebuilt read model stands in the place of a group and has no stream. */
export interface AdministratorAct {
  readonly act: 'released' | 'corrected' | 'dropped' | 'rebuilt';
  readonly group: string;
  readonly stream: string;
  /** Empty when a whole stream was meant. */
  readonly eventId: string;
  readonly by: string;
  readonly reason: string;
  /** Clock time, epoch ms. */
  readonly at: number;
}

/** Administration of parked streams; every act wants a reason, which is kept. Throws `NotParked` when the stream or record is another by now. */
export interface ParkingLot {
  list(group: string | undefined, limit: number): Promise<readonly ParkedStream[]>;
  /** The record that a parked stream waits behind, as it would be handled next: corrected when it was; undefined when nothing waits. */
  first(group: string, stream: string): Promise<Delivered | undefined>;
  release(group: string, stream: string, because: Because): Promise<void>;
  drop(group: string, stream: string, eventId: string, because: Because): Promise<void>;
  /**
   * Gives this group other bytes for its first parked record and handles the stream again. The log keeps what was stored: other groups, and
   * a read model that is rebuilt, see the record as it was.
   */
  correct(group: string, stream: string, eventId: string, bytes: Uint8Array, because: Because): Promise<void>;
  /** Keeps an act that was done elsewhere. */
  note(act: Omit<AdministratorAct, 'at'>): Promise<void>;
  /** Acts on groups whose name begins so, latest first. */
  acts(groupPrefix: string, limit: number): Promise<readonly AdministratorAct[]>;
}

/** The event store of one service. Both engines answer the same (conformance.ts). */
export interface EventStore {
  readonly topic: Topic;
  /**
   * Stores a commit at `commit.version`, which must be the stream's last version + 1.
   * Resolves when it is durable. Throws {@link CommitTooLarge}; other throws mean: unknown, ask again with the same commandId.
   */
  append(commit: NewCommit): Promise<AppendResult>;
  /** Commits of a stream from `fromVersion` (default 1) in order; empty when there are none. */
  read(stream: string, fromVersion?: number): Promise<readonly Commit[]>;
  findCommand(stream: string, commandId: string): Promise<Commit | undefined>;
  /** Recomputes the hash chain of a stream; returns the first version whose bytes were changed, or undefined. */
  verify(stream: string): Promise<number | undefined>;
}

/** The engine that all stores of one process share. */
export interface EventEngine {
  readonly kind: 'embedded' | 'distributed';
  /** The store that owns the topic of this service; in the distributed engine also runs its relay. */
  openStore(topic: Topic): Promise<EventStore>;
  subscribe(options: SubscriptionOptions): Promise<Subscription>;
  subscriptions(): readonly Subscription[];
  readonly parking: ParkingLot;
  /**
   * Resolves once the subscriptions of this process have handled all that is committed and nothing is in flight. `concerns` may
   * leave out groups that nothing waits for, e.g. an analysis; an engine may wait for all of them all the same.
   */
  whenCaughtUp(concerns?: (group: string) => boolean): Promise<void>;
  /** Rejects nothing; resolves with the error once when the engine cannot go on (a consumer died for good). */
  readonly failed: Promise<Error>;
  close(): Promise<void>;
}
