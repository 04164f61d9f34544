import type { Message } from 'kafkajs';

import type { EventLog } from '../event-log.ts';
import { errorText } from '../handling.ts';
import type { Commit } from '../port.ts';
import type { Timers } from '../timers.ts';
import { createMarker } from './marker.ts';
import { partitionOf, PARTITIONS } from './murmur2.ts';
import { createPartitionRelay } from './partition-relay.ts';
import type { PendingCommits } from './pending-commits.ts';
import { createStreamOrder } from './stream-order.ts';
import type { RelayLease } from './relay-lease.ts';

export interface RelayOptions {
  readonly topic: string;
  readonly pending: PendingCommits;
  readonly lease: RelayLease;
  readonly toRecords: (commit: Commit) => Message[];
  /** One send of records of one partition, acknowledged by all replicas; rejects when it gave up. */
  readonly send: (records: Message[]) => Promise<void>;
  readonly timers: Timers;
  readonly log: EventLog;
  /** How often the store is asked for commits that other processes appended. */
  readonly pollMs: number;
  /** After a crash another instance takes over when so much time has gone. */
  readonly leaseMs: number;
}

/** Publishes a topic's commits: may repeat, never skips, and keeps the order of each stream. */
export interface Relay {
  offer(commit: Commit): void;
  /** True when all that this process knows of is published and marked. */
  readonly idle: boolean;
  /** Marks at once what is published. */
  flush(): Promise<void>;
  /** Ends the sends in hand, marks them and gives the lease back. */
  stop(): Promise<void>;
}

/** Beyond what is in hand, so many of what waits are looked at in a poll. */
const PEEK = 100;
/** Pause between two polls, in times of what a poll takes; at most {@link MAX_POLL_MS}. */
const POLL_PAUSE = 4;
const MAX_POLL_MS = 5_000;

export function startRelay(options: RelayOptions): Relay {
  const { topic, pending, lease, timers, log, leaseMs } = options;
  const stopping = new AbortController();
  const inHand = new Set<string>();
  const marker = createMarker(topic, pending, inHand, timers, log);
  const order = createStreamOrder(pending);
  let activeUntil = 0;
  const active = (): boolean => !stopping.signal.aborted && timers.now() < activeUntil;
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) =>
    createPartitionRelay({ ...options, partition, order, inHand, marker, active }),
  );

  const holdLease = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const now = timers.now();
      try {
        const held = await lease.acquire(now, leaseMs);
        const before = active();
        activeUntil = held ? now + leaseMs : 0;
        if (held !== before) log.info({ topic }, held ? 'relay-active' : 'relay-passive');
        if (held && !before) {
          inHand.clear();
          for (const partition of partitions) partition.startOver();
        }
      } catch (error) {
        log.warn({ topic, error: errorText(error) }, 'relay-lease-failed');
      }
      await timers.delay(leaseMs / 3, stopping.signal);
    }
  };

  const poll = async (): Promise<void> => {
    let tookMs = 0;
    while (!stopping.signal.aborted) {
      // a server that is slow to answer has other things to do: the question must not be what keeps it busy
      await timers.delay(Math.max(options.pollMs, Math.min(POLL_PAUSE * tookMs, MAX_POLL_MS)), stopping.signal);
      if (!active()) continue;
      const startedAt = timers.now();
      try {
        const waiting = await pending.peek(inHand.size + PEEK);
        const unknown = new Set(waiting.filter(({ id }) => !inHand.has(id)).map(({ partition }) => partition));
        for (const partition of unknown) partitions[partition]?.readStore();
      } catch (error) {
        log.warn({ topic, error: errorText(error) }, 'relay-store-failed');
      }
      tookMs = timers.now() - startedAt;
    }
  };

  const loops = Promise.all([holdLease(), poll()]);
  return {
    offer: (commit) => {
      if (active()) partitions[partitionOf(commit.stream)]?.offer(commit);
    },
    get idle() {
      return inHand.size === 0 && partitions.every((partition) => partition.idle);
    },
    flush: () => marker.flush(),
    stop: async () => {
      stopping.abort();
      await loops;
      await Promise.all(partitions.map((partition) => partition.settled()));
      try {
        await marker.flush();
        await lease.release();
      } catch (error) {
        log.warn({ topic, error: errorText(error) }, 'relay-stop-incomplete');
      }
    },
  };
}
