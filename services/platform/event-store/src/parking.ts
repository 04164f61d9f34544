import type { EventLog } from './event-log.ts';
import type { Delivered, ParkedStream, ParkingLot } from './port.ts';

/** Why a record could not be handled, and when its stream is tried again by itself. */
export interface ParkingFailure {
  /** Class and message of the error; never a payload. */
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: number;
  /** Real epoch milliseconds. */
  readonly retryAt: number;
}

/** A parked stream that this caller alone may work on until its lease is over. */
export interface ParkedClaim {
  readonly stream: string;
  /** Event id of the record that failed last, and how often it was tried. */
  readonly eventId: string;
  readonly attempts: number;
}

/**
 * Durable store of parked streams and of the records that wait in them, of all groups. A stream is parked as long as it
 * has an entry; its records are kept in order of (topic, version, index), a record once.
 */
export interface ParkingStore {
  /** Which of these streams are parked for the group. */
  parkedAmong(group: string, streams: readonly string[]): Promise<ReadonlySet<string>>;
  /** Parks a stream behind the record that failed. When the stream is parked already, the record just waits in it. */
  park(group: string, failed: Delivered, failure: ParkingFailure): Promise<void>;
  /**
   * Stores records of one stream behind those that wait. False: the stream is not parked (any more) and nothing was
   * stored, so the caller handles them itself. Must be atomic against `unparkIfEmpty`: else a new record could overtake.
   */
  wait(group: string, records: readonly Delivered[]): Promise<boolean>;
  /** Takes up to `limit` streams that are due (`retryAt <= now`) and not claimed; nobody else gets them before `now + leaseMs`. */
  claimDue(group: string, now: number, leaseMs: number, limit: number): Promise<readonly ParkedClaim[]>;
  /** Extends a claim in long work; false when the stream is no longer parked. */
  extendClaim(group: string, stream: string, until: number): Promise<boolean>;
  /** First records that wait, the failed one included, oldest first. */
  waiting(group: string, stream: string, limit: number): Promise<readonly Delivered[]>;
  /** Takes away a record that was handled or dropped; nothing when it is not there. */
  remove(group: string, stream: string, eventId: string): Promise<void>;
  /** Ends the parking when no record waits; false when one does. */
  unparkIfEmpty(group: string, stream: string): Promise<boolean>;
  /** Notes that a retry failed on this record and gives the claim back. */
  failedAgain(group: string, stream: string, failed: Delivered, failure: Omit<ParkingFailure, 'parkedAt'>): Promise<void>;
  /** Gives a claim back without a result: the runner stops. */
  giveBack(group: string, stream: string): Promise<void>;
  /** Makes a stream due now, leaving a claim as it is; false when it is not parked. */
  makeDue(group: string, stream: string): Promise<boolean>;
  /** Parked streams, longest parked first; of all groups when none is given. */
  list(group: string | undefined, limit: number): Promise<readonly ParkedStream[]>;
  /** Number of parked streams of a group. */
  count(group: string): Promise<number>;
}

/** An administrator named a stream or record that is not the one that is parked (any more). */
export class NotParked extends Error {
  override readonly name = 'NotParked';
}

/** The administrator's view, the same for both engines. `wake` tells the group's runner of this process, if any, to look at once. */
export function createParkingLot(store: ParkingStore, wake: (group: string) => void, log: EventLog): ParkingLot {
  const withReason = (reason: string): string => {
    if (reason.trim() === '') throw new TypeError('a reason is wanted');
    return reason;
  };
  const goOn = async (group: string, stream: string): Promise<void> => {
    if (!(await store.makeDue(group, stream))) throw new NotParked(`${stream} is not parked for ${group}`);
    wake(group);
  };
  return {
    list: (group, limit) => store.list(group, limit),
    release: async (group, stream, reason) => {
      log.info({ group, stream, reason: withReason(reason) }, 'parked-stream-released');
      await goOn(group, stream);
    },
    drop: async (group, stream, eventId, reason) => {
      const [first] = await store.waiting(group, stream, 1);
      if (first?.event.id !== eventId) throw new NotParked(`${eventId} is not the first parked record of ${stream} for ${group}`);
      log.warn({ group, stream, eventId, reason: withReason(reason) }, 'parked-record-dropped');
      await store.remove(group, stream, eventId);
      await goOn(group, stream);
    },
  };
}
