import type { Message } from 'kafkajs';

import type { EventLog } from '../event-log.ts';
import { errorText } from '../handling.ts';
import type { Commit } from '../port.ts';
import type { Timers } from '../timers.ts';
import type { Marker } from './marker.ts';
import { idOf, type PendingCommits } from './pending-commits.ts';
import { idsOf, type StreamOrder } from './stream-order.ts';

/** Publishes the commits of one partition: one send in flight. */
export interface PartitionRelay {
  /** A commit that has just been stored; when too many wait, it is left for the next reading of the store. */
  offer(commit: Commit): void;
  /** The store holds commits that were not offered. */
  readStore(): void;
  /** Takes up the work of another relay. */
  startOver(): void;
  readonly idle: boolean;
  /** Resolves when the send in hand has ended. */
  settled(): Promise<void>;
}

export interface PartitionRelayOptions {
  readonly topic: string;
  readonly partition: number;
  readonly pending: PendingCommits;
  readonly order: StreamOrder;
  /** Ids that this relay is about: offered, or read, and not yet marked. */
  readonly inHand: Set<string>;
  readonly marker: Marker;
  readonly toRecords: (commit: Commit) => Message[];
  /** One send to this partition, acknowledged by all replicas; tries a few times by itself. */
  readonly send: (records: Message[]) => Promise<void>;
  /** Whether this relay holds the lease. */
  readonly active: () => boolean;
  readonly timers: Timers;
  readonly log: EventLog;
}

const MAX_OFFERED = 2_000;
const MAX_COMMITS = 1_000;
const MAX_RECORDS = 2_000;
const MAX_BYTES = 1_048_576;
/** Headers and framing of a record, roughly. */
const RECORD_OVERHEAD = 300;
const RETRY_MS = 500;

export function createPartitionRelay(options: PartitionRelayOptions): PartitionRelay {
  const { topic, partition, pending, order, inHand, marker, active, timers, log } = options;
  let offered: Commit[] = [];
  let behind = false;
  let running: Promise<void> | undefined;

  const sendUntilDone = async (records: Message[]): Promise<boolean> => {
    while (active()) {
      try {
        await options.send(records);
        return true;
      } catch (error) {
        log.warn({ topic, partition, records: records.length, error: errorText(error) }, 'relay-send-failed');
        await timers.delay(RETRY_MS);
      }
    }
    return false;
  };

  const publish = async (batch: readonly Commit[]): Promise<{ readonly taken: number; readonly held: number }> => {
    for (const id of idsOf(batch)) inHand.add(id);
    let taken = 0;
    let held = 0;
    try {
      const sorted = await order.sort(batch);
      held = sorted.held.length;
      if (held > 0) behind = true;
      for (const id of idsOf(sorted.held)) inHand.delete(id);
      marker.add(idsOf(sorted.done));
      for (const { commits, records } of sends(sorted.next, options.toRecords)) {
        if (!(await sendUntilDone(records))) break; // the lease is gone, and with it everything in hand
        order.published(commits);
        marker.add(idsOf(commits));
        taken += commits.length;
      }
    } catch (error) {
      for (const id of idsOf(batch)) inHand.delete(id);
      behind = true;
      throw error;
    }
    return { taken, held };
  };

  const publishStore = async (): Promise<void> => {
    behind = false;
    let taken = 0;
    let held = 0;
    for await (const portion of pending.read(partition)) {
      const unknown = portion.filter((commit) => !inHand.has(idOf(commit)));
      if (unknown.length > 0) {
        const done = await publish(unknown);
        taken += done.taken;
        held += done.held;
      }
      if (!active()) return;
    }
    if (held > 0 && taken === 0 && offered.length === 0) {
      // a commit whose predecessor is neither there nor published: time may bring it, and other streams go on
      log.warn({ topic, partition }, 'relay-stream-held');
      await timers.delay(RETRY_MS);
    }
  };

  const work = async (): Promise<void> => {
    while (active() && (offered.length > 0 || behind)) {
      try {
        const batch = offered.slice(0, MAX_COMMITS);
        offered = offered.slice(batch.length);
        if (batch.length > 0) await publish(batch);
        if (behind) await publishStore();
      } catch (error) {
        log.warn({ topic, partition, error: errorText(error) }, 'relay-store-failed');
        behind = true;
        await timers.delay(RETRY_MS);
      }
    }
  };
  const run = (): void => {
    running ??= work().finally(() => {
      running = undefined;
      // what came between the last look and this moment
      if (active() && (offered.length > 0 || behind)) run();
    });
  };

  return {
    offer: (commit) => {
      if (offered.length >= MAX_OFFERED) behind = true;
      else {
        offered.push(commit);
        inHand.add(idOf(commit));
      }
      run();
    },
    readStore: () => {
      behind = true;
      run();
    },
    startOver: () => {
      offered = [];
      behind = true;
      run();
    },
    get idle() {
      return running === undefined && offered.length === 0 && !behind;
    },
    settled: async () => {
      while (running) await running;
    },
  };
}

interface Send {
  readonly records: Message[];
  /** Commits whose last record is in this send. */
  readonly commits: readonly Commit[];
}

/** Cuts commits into sends of a bounded size; one record alone may be larger. */
function* sends(commits: readonly Commit[], toRecords: (commit: Commit) => Message[]): Generator<Send> {
  let records: Message[] = [];
  let complete: Commit[] = [];
  let bytes = 0;
  for (const commit of commits) {
    for (const record of toRecords(commit)) {
      const size = (record.value?.length ?? 0) + RECORD_OVERHEAD;
      if (records.length > 0 && (records.length >= MAX_RECORDS || bytes + size > MAX_BYTES)) {
        yield { records, commits: complete };
        records = [];
        complete = [];
        bytes = 0;
      }
      records.push(record);
      bytes += size;
    }
    complete.push(commit);
  }
  if (records.length > 0) yield { records, commits: complete };
}
