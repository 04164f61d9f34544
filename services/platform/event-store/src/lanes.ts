import type { Clock } from './clock.ts';
import type { EventLog } from './event-log.ts';
import { errorText, type Handling } from './handling.ts';
import type { ParkingStore } from './parking.ts';
import type { Delivered } from './port.ts';
import { parkedDelayMs, type RetryPolicy } from './retry-policy.ts';
import type { Timers } from './timers.ts';

/** What all work of one group shares. */
export interface LaneTools {
  readonly group: string;
  readonly handling: Handling;
  readonly parking: ParkingStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly policy: RetryPolicy;
  readonly log: EventLog;
  /** Bounds how many handler calls run side by side; a stream that waits for its next try holds no place. */
  readonly limited: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** When the work on a batch must end early. */
export interface Interruption {
  /** Aborted: start no more waits and park nothing; what still fails comes again with the batch. */
  readonly stopping: AbortSignal;
  /** True: take no further record. */
  halted(): boolean;
}

interface Failure {
  readonly error: string;
  readonly attempts: number;
}

/**
 * Handles the records of one stream in order. A record that keeps failing parks the stream; what follows waits behind it.
 * True when every record is handled or durably parked.
 */
export async function runLane(
  tools: LaneTools,
  interruption: Interruption,
  records: readonly Delivered[],
  parkedBefore: boolean,
): Promise<boolean> {
  const { group, parking } = tools;
  let parked = parkedBefore;
  for (let at = 0; at < records.length;) {
    const record = records[at];
    if (record === undefined) break;
    if (parked) {
      const waits = await untilStored(tools, interruption, () => parking.wait(group, records.slice(at)));
      if (waits !== false) return waits === true;
      // un-parked meanwhile: what waited was handled, so these are next
      parked = false;
      continue;
    }
    const outcome = await tryRecord(tools, interruption, record);
    if (outcome === 'interrupted') return false;
    if (outcome !== 'handled') {
      if ((await untilStored(tools, interruption, () => park(tools, record, outcome))) === undefined) return false;
      parked = true;
    }
    at += 1;
  }
  return true;
}

async function tryRecord(tools: LaneTools, interruption: Interruption, record: Delivered): Promise<'handled' | 'interrupted' | Failure> {
  const { group, handling, timers, policy, log } = tools;
  for (let attempts = 1; ; attempts++) {
    if (interruption.halted()) return 'interrupted';
    try {
      await tools.limited(() => handling.one(record));
      return 'handled';
    } catch (thrown) {
      const error = errorText(thrown);
      const delayMs = policy.delaysMs[attempts - 1];
      if (delayMs === undefined) return { error, attempts };
      log.warn({ group, eventId: record.event.id, attempts, error }, 'record-retried');
      await timers.delay(delayMs, interruption.stopping);
      if (interruption.stopping.aborted) return 'interrupted';
    }
  }
}

async function park(tools: LaneTools, record: Delivered, failure: Failure): Promise<true> {
  const { group, parking, clock, timers, policy, log } = tools;
  const retryAt = timers.now() + parkedDelayMs(policy, failure.attempts);
  await parking.park(group, record, { ...failure, parkedAt: clock.now(), retryAt });
  log.error({ group, stream: record.stream, eventId: record.event.id, ...failure }, 'stream-parked');
  return true;
}

const STORE_DELAYS_MS = [50, 200, 1_000, 5_000];

/** Repeats an act of the parking store until it is done, as nothing may be passed over; undefined when the work must end first. */
export async function untilStored<Result>(
  tools: LaneTools,
  interruption: Interruption,
  act: () => Promise<Result>,
): Promise<Result | undefined> {
  for (let attempt = 0; ; attempt++) {
    if (interruption.halted()) return undefined;
    try {
      return await act();
    } catch (error) {
      tools.log.error({ group: tools.group, error: errorText(error) }, 'parking-store-failed');
      await tools.timers.delay(STORE_DELAYS_MS[attempt] ?? 5_000, interruption.stopping);
      if (interruption.stopping.aborted) return undefined;
    }
  }
}
