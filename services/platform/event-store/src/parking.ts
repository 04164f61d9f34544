import type { EventLog } from './event-log.ts';
import type { AdministratorAct, Because, Delivered, ParkedStream, ParkingLot } from './port.ts';
import { CommitTooLarge, MAX_COMMIT_BYTES } from './port.ts';

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
  /** First records that wait, the failed one included, oldest first; a corrected one with its new bytes. */
  waiting(group: string, stream: string, limit: number): Promise<readonly Delivered[]>;
  /** Takes away a record that was handled or dropped; nothing when it is not there. */
  remove(group: string, stream: string, eventId: string): Promise<void>;
  /** Keeps other bytes for a record that waits, for this group; false when it does not wait (any more). */
  correct(group: string, stream: string, eventId: string, bytes: Uint8Array): Promise<boolean>;
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
  noteAct(act: AdministratorAct): Promise<void>;
  /** Latest first, of groups whose name begins so. */
  acts(groupPrefix: string, limit: number): Promise<readonly AdministratorAct[]>;
}

/** An administrator named a stream or record that is not the one that is parked (any more). */
export class NotParked extends Error {
  override readonly name = 'NotParked';
}

export interface ParkingLotOptions {
  /** Tells the group's runner of this process, if any, to look at once. */
  readonly wake: (group: string) => void;
  readonly log: EventLog;
  /** Clock time, epoch ms. */
  readonly now: () => number;
}

/** The administrator's view, the same for both engines. An act is kept before it is done, so that none is done unseen. */
export function createParkingLot(store: ParkingStore, { wake, log, now }: ParkingLotOptions): ParkingLot {
  const keep = async (act: Omit<AdministratorAct, 'at'>): Promise<void> => {
    const { reason, ...ids } = act;
    log.warn(ids, `parking-${act.act}`);
    await store.noteAct({ ...ids, reason, at: now() });
  };
  const goOn = async (group: string, stream: string): Promise<void> => {
    if (!(await store.makeDue(group, stream))) throw new NotParked(`${stream} is not parked for ${group}`);
    wake(group);
  };
  const mustBeFirst = async (group: string, stream: string, eventId: string): Promise<void> => {
    const [first] = await store.waiting(group, stream, 1);
    if (first?.event.id !== eventId) throw new NotParked(`${eventId} is not the first parked record of ${stream} for ${group}`);
  };
  return {
    list: (group, limit) => store.list(group, limit),
    first: async (group, stream) => (await store.waiting(group, stream, 1))[0],
    release: async (group, stream, because) => {
      mustHaveReason(because);
      if (!(await store.parkedAmong(group, [stream])).has(stream)) throw new NotParked(`${stream} is not parked for ${group}`);
      await keep({ act: 'released', group, stream, eventId: '', ...because });
      await goOn(group, stream);
    },
    drop: async (group, stream, eventId, because) => {
      mustHaveReason(because);
      await mustBeFirst(group, stream, eventId);
      await keep({ act: 'dropped', group, stream, eventId, ...because });
      await store.remove(group, stream, eventId);
      await goOn(group, stream);
    },
    correct: async (group, stream, eventId, bytes, because) => {
      mustHaveReason(because);
      if (bytes.length > MAX_COMMIT_BYTES) throw new CommitTooLarge(stream, bytes.length);
      await mustBeFirst(group, stream, eventId);
      await keep({ act: 'corrected', group, stream, eventId, ...because });
      if (!(await store.correct(group, stream, eventId, bytes))) throw new NotParked(`${eventId} does not wait in ${stream} for ${group}`);
      await goOn(group, stream);
    },
    note: keep,
    acts: (groupPrefix, limit) => store.acts(groupPrefix, limit),
  };
}

function mustHaveReason({ reason }: Because): void {
  if (reason.trim() === '') throw new TypeError('a reason is wanted');
}
