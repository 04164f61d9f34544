import { digestOf } from './digest.ts';
import type { GenerationRun } from './generation-run.ts';

export interface RebuildReport {
  readonly documents: number;
  /** SHA-256 of what the old generation showed; empty when events arrived meanwhile, so that the two cannot be compared. */
  readonly digestBefore: string;
  readonly digestAfter: string;
}

/** The new generation could not take every event; the one that was in use stays in use. */
export class RebuildFailed extends Error {
  override readonly name = 'RebuildFailed';
}

const COMPARISONS = 3;
const CATCH_UP_POLL_MS = 50;
/** Under steady traffic the lag is never nothing for long: this near to the live one, this often in a row, is enough. */
const NEAR_RECORDS = 50;
const NEAR_TIMES = 10;

/** Waits until the new generation shows what the one in use shows, then compares the two. */
export async function catchUpAndCompare(
  live: GenerationRun<unknown>,
  next: GenerationRun<unknown>,
  stopped: () => boolean,
): Promise<RebuildReport> {
  for (let attempt = 1; ; attempt += 1) {
    await caughtUp(live, next, stopped);
    // the live one before and after the new one: equal means that nothing arrived while the new one was read
    const before = await digestOf(live.model);
    const after = await digestOf(next.model);
    const still = await digestOf(live.model);
    const quiet = before.digest === still.digest && (await live.subscription.state()).lag === 0;
    if (quiet || attempt === COMPARISONS) {
      return { documents: after.documents, digestBefore: quiet ? before.digest : '', digestAfter: after.digest };
    }
  }
}

async function caughtUp(live: GenerationRun<unknown>, next: GenerationRun<unknown>, stopped: () => boolean): Promise<void> {
  for (let near = 0; near < NEAR_TIMES;) {
    if (stopped()) throw new RebuildFailed(`${next.subscription.group}: the projection was stopped`);
    const [{ lag }, { lag: liveLag }] = await Promise.all([next.subscription.state(), live.subscription.state()]);
    // what could not be handled is parked before the offset moves past it: asked after the lag, it is seen
    const [ours, theirs] = await Promise.all([next.subscription.state(), live.subscription.state()]);
    if (ours.parked > theirs.parked) throw new RebuildFailed(`${ours.group}: ${ours.parked} streams could not be projected`);
    if (!ours.running) throw new RebuildFailed(`${ours.group}: the subscription ended`);
    if (lag === 0) return;
    near = lag <= liveLag + NEAR_RECORDS ? near + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, CATCH_UP_POLL_MS));
  }
}
