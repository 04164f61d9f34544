import type { Delivered } from './port.ts';

/** Part of one partition of the log, in its order. */
export interface LogBatch {
  /** At most some 512 records: a batch is the unit of redelivery after a crash. */
  readonly records: readonly Delivered[];
  /** Keeps the claim on the partition during long work; called about once a second. A rejection means that the claim is lost. */
  readonly heartbeat?: () => Promise<void>;
  /** Aborted when the partition went to somebody else: what is not yet handled is theirs. */
  readonly revoked?: AbortSignal;
}

/**
 * Takes a batch to its end. True: every record is handled or durably parked, so the source stores the position behind
 * it. False: the runner stops, or the partition is lost; the position stays, the batch comes again. Never rejects.
 */
export type Deliver = (batch: LogBatch) => Promise<boolean>;

/**
 * Where a runner's records come from: an engine's log from the group's stored position on, from the first record ever
 * when it has none. Batches of one partition come one after the other, partitions may come side by side; records of one
 * stream are all in one partition. The source wakes itself when something is appended, and stores positions.
 */
export interface LogSource {
  /** Starts to deliver; resolves once the source is attached to its log. */
  start(deliver: Deliver): Promise<void>;
  /** No new batch; resolves when the last `deliver` has returned and its position is stored. */
  stop(): Promise<void>;
  /** Records behind the stored position that were not handled. */
  lag(): Promise<number>;
}
