import { errorText } from './handling.ts';
import type { LaneTools } from './lanes.ts';
import type { ParkedClaim } from './parking.ts';
import { parkedDelayMs } from './retry-policy.ts';
import { untilBeat } from './timers.ts';

const MAX_AT_ONCE = 16;
const PAGE = 32;

/** Tries the parked streams of a group again, each in its order, when they are due or released. */
export interface Resumer {
  /** Looks at once; counts as busy until it has looked. */
  wake(): void;
  readonly busy: boolean;
  stop(): Promise<void>;
}

export function startResumer(tools: LaneTools, onProgress: () => void): Resumer {
  const { group, parking, timers, policy, log } = tools;
  const stopping = new AbortController();
  const active = new Set<Promise<void>>();
  let nap = new AbortController();
  let wakes = 0;
  let looked = 0;

  const look = async (): Promise<void> => {
    const seen = wakes;
    const room = MAX_AT_ONCE - active.size;
    try {
      const claims = room === 0 ? [] : await parking.claimDue(group, timers.now(), policy.parkedLeaseMs, room);
      for (const claim of claims) {
        const work = resume(tools, claim, stopping.signal).finally(() => {
          active.delete(work);
          nap.abort();
          onProgress();
        });
        active.add(work);
      }
    } catch (error) {
      log.error({ group, error: errorText(error) }, 'parking-store-failed');
    }
    looked = seen;
    onProgress();
  };

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      await look();
      if (looked === wakes) await timers.delay(untilBeat(timers.now(), policy.parkedPollMs), nap.signal);
    }
    await Promise.all(active);
  })();

  return {
    wake: () => {
      wakes += 1;
      nap.abort();
    },
    get busy() {
      return active.size > 0 || looked < wakes;
    },
    stop: async () => {
      stopping.abort();
      nap.abort();
      await loop;
      looked = wakes;
    },
  };
}

async function resume(tools: LaneTools, claim: ParkedClaim, stopping: AbortSignal): Promise<void> {
  const { group, parking, timers, policy, log } = tools;
  const { stream } = claim;
  const lost = new AbortController();
  const endRenewal = timers.every(policy.parkedLeaseMs / 3, () => {
    parking.extendClaim(group, stream, timers.now() + policy.parkedLeaseMs).then(
      (held) => {
        if (!held) lost.abort();
      },
      () => undefined,
    );
  });
  try {
    while (!lost.signal.aborted) {
      const records = await parking.waiting(group, stream, PAGE);
      if (records.length === 0 && (await parking.unparkIfEmpty(group, stream))) {
        log.info({ group, stream }, 'stream-resumed');
        return;
      }
      for (const record of records) {
        if (stopping.aborted) {
          await parking.giveBack(group, stream);
          return;
        }
        const error = await failureOf(() => tools.limited(() => tools.handling.one(record)));
        if (error !== undefined) {
          const attempts = record.event.id === claim.eventId ? claim.attempts + 1 : 1;
          const retryAt = timers.now() + parkedDelayMs(policy, attempts);
          await parking.failedAgain(group, stream, record, { error, attempts, retryAt });
          log.warn({ group, stream, eventId: record.event.id, attempts, error }, 'parked-stream-failed-again');
          return;
        }
        await parking.remove(group, stream, record.event.id);
      }
    }
  } catch (error) {
    // the claim runs out by itself, and then the stream is tried again
    log.error({ group, stream, error: errorText(error) }, 'parking-store-failed');
  } finally {
    endRenewal();
  }
}

async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}
