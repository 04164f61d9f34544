import type { Clock } from './clock.ts';
import { type EventLog, silentLog } from './event-log.ts';
import { createHandling, errorText } from './handling.ts';
import { type Interruption, type LaneTools, runLane, untilStored } from './lanes.ts';
import { createLimiter } from './limiter.ts';
import type { LogBatch, LogSource } from './log-source.ts';
import type { ParkingStore } from './parking.ts';
import type { Delivered, Subscription, SubscriptionOptions } from './port.ts';
import { startResumer } from './resumer.ts';
import { defaultRetryPolicy, type RetryPolicy } from './retry-policy.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface RunnerOptions extends SubscriptionOptions {
  readonly source: LogSource;
  readonly parking: ParkingStore;
  readonly clock: Clock;
  readonly timers?: Timers;
  readonly policy?: RetryPolicy;
  readonly log?: EventLog;
  /** Handler calls side by side; 16 by default. */
  readonly concurrency?: number;
  /** Told whenever work has ended, for who waits until all is caught up. */
  readonly onProgress?: () => void;
}

/** One subscription at work. */
export interface Runner extends Subscription {
  /** True while a batch or a resumed stream is in hand. */
  readonly busy: boolean;
  /** Looks for released parked streams at once. */
  wakeParked(): void;
}

const HEARTBEAT_MS = 1_000;
/** A stop lets the batch in hand end for so long; then each stream ends with the record in hand. */
const STOP_GRACE_MS = 4_000;

/** Runs a subscription over an engine's log: at least once, in order per stream, other streams side by side. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const { group, topics, source, parking, clock, timers = systemTimers, log = silentLog } = options;
  const tools: LaneTools = {
    group,
    handling: createHandling(group, options.handle),
    parking,
    clock,
    timers,
    policy: options.policy ?? defaultRetryPolicy,
    log,
    limited: createLimiter(options.concurrency ?? 16),
  };
  const facts = options.facts && new Set(options.facts);
  const stopping = new AbortController();
  let graceOver = false;
  let inHand = 0;
  let stopped: Promise<void> | undefined;
  const progressed = (): void => options.onProgress?.();

  const deliver = async (batch: LogBatch): Promise<boolean> => {
    inHand += 1;
    let lost = false;
    const { heartbeat } = batch;
    const endHeartbeat =
      heartbeat &&
      timers.every(HEARTBEAT_MS, () => {
        heartbeat().catch((error: unknown) => {
          lost = true;
          log.warn({ group, error: errorText(error) }, 'partition-lost');
        });
      });
    const interruption: Interruption = {
      stopping: stopping.signal,
      halted: () => lost || graceOver || batch.revoked?.aborted === true,
    };
    try {
      const wanted = facts === undefined ? batch.records : batch.records.filter(({ event }) => facts.has(event.type));
      return await handleBatch(tools, interruption, wanted, options.grouping === 'batch');
    } finally {
      endHeartbeat?.();
      inHand -= 1;
    }
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    const done = new AbortController();
    const grace = timers.delay(STOP_GRACE_MS, done.signal).then(() => {
      graceOver = true;
    });
    await Promise.all([source.stop(), resumer.stop()]);
    done.abort();
    await grace;
    progressed();
  };

  const resumer = startResumer(tools, progressed);
  await source.start(deliver);
  return {
    group,
    get busy() {
      return inHand > 0 || resumer.busy;
    },
    wakeParked: () => {
      resumer.wake();
    },
    state: async () => {
      const [lag, parked] = await Promise.all([source.lag(), parking.count(group)]);
      return { group, topics, lag, parked, running: stopped === undefined };
    },
    stop: () => (stopped ??= stop()),
  };
}

async function handleBatch(tools: LaneTools, interruption: Interruption, records: readonly Delivered[], inBulk: boolean): Promise<boolean> {
  if (records.length === 0) return true;
  const lanes = Map.groupBy(records, (record) => record.stream);
  const parked = await untilStored(tools, interruption, () => tools.parking.parkedAmong(tools.group, [...lanes.keys()]));
  if (parked === undefined) return false;
  if (inBulk) {
    const free = records.filter((record) => !parked.has(record.stream));
    if (free.length > 0 && (await handledInBulk(tools, free))) {
      for (const { stream } of free) lanes.delete(stream);
    }
  }
  const done = await Promise.all([...lanes].map(([stream, lane]) => runLane(tools, interruption, lane, parked.has(stream))));
  return done.every(Boolean);
}

async function handledInBulk(tools: LaneTools, records: readonly Delivered[]): Promise<boolean> {
  try {
    await tools.handling.many(records);
    return true;
  } catch (error) {
    // not retried as it is: stream by stream shows which of them is at fault
    tools.log.warn({ group: tools.group, records: records.length, error: errorText(error) }, 'batch-split');
    return false;
  }
}
