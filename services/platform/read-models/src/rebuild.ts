import type { EventEngine } from '@tongguan/event-store/port';
import { digestOf } from './digest.ts';
import type { GenerationRun } from './generation-run.ts';

export interface RebuildReport {
  readonly documents: number;
  /** SHA-256 of what the old generation showed; empty when events arrived meanwhile, so that the two cannot be compared. */
  readonly digestBefore: string;
  readonly digestAfter: string;
}

/** The new generation could not take every event; the old one stays in use. */
export class RebuildFailed extends Error {
  override readonly name = 'RebuildFailed';
}

const COMPARISONS = 3;
const CATCH_UP_POLL_MS = 20;

/** Waits until the new generation shows everything, then compares it with the one in use. */
export async function catchUpAndCompare(
  events: EventEngine,
  live: GenerationRun<unknown>,
  next: GenerationRun<unknown>,
): Promise<RebuildReport> {
  for (let attempt = 1; ; attempt += 1) {
    await caughtUp(events, live, next);
    // the live one before and after the new one: equal means that nothing arrived while the new one was read
    const before = await digestOf(live.model);
    const after = await digestOf(next.model);
    const still = await digestOf(live.model);
    const quiet = before.digest === still.digest;
    if (quiet || attempt === COMPARISONS) {
      return { documents: after.documents, digestBefore: quiet ? before.digest : '', digestAfter: after.digest };
    }
  }
}

async function caughtUp(events: EventEngine, live: GenerationRun<unknown>, next: GenerationRun<unknown>): Promise<void> {
  for (;;) {
    await events.whenCaughtUp();
    const [ours, theirs] = await Promise.all([next.subscription.state(), live.subscription.state()]);
    if (ours.parked > theirs.parked) {
      throw new RebuildFailed(`${ours.group}: ${ours.parked} streams could not be projected; the generation in use stays`);
    }
    if (!ours.running) throw new RebuildFailed(`${ours.group}: the subscription stopped; the generation in use stays`);
    if (ours.lag === 0) return;
    await new Promise((resolve) => setTimeout(resolve, CATCH_UP_POLL_MS));
  }
}
