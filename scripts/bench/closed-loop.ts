import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClosedLoop, ClosedLoopResult } from './a-load.ts';
import { inTempFolder } from './leftovers.ts';
import type { Target } from './post.ts';
import { heaviest } from './profile.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';
import type { Worker } from './worker.ts';

/** How long a measured round is, and what warms up before it. */
export const SECONDS = 5;
export const WARM_UP_SECONDS = 2;
/** Beyond what any machine of today answers. */
const MOST_PER_SECOND = 12_000;
/** A bulk filing that was begun in time may end that much later. */
const PATIENCE_SECONDS = 120;

/** A round of a load program: so many connections, each posts again when it was answered. */
export function closedLoop(load: Worker, connections: number, target: Target, seed: number, seconds: number): Promise<ClosedLoopResult> {
  const job: ClosedLoop = { target, seed, connections, seconds, most: Math.ceil(MOST_PER_SECOND * seconds) };
  return load.ask<ClosedLoopResult>(job, (seconds + PATIENCE_SECONDS) * 1000);
}

/** Where the time of a new Tongguan goes while a load program posts to it. */
export async function profileUnder(program: string, connections: number, seed: number, scale: number): Promise<readonly string[]> {
  return inTempFolder(async (folder) => {
    const load = startWorker(program);
    const profileDir = await mkdtemp(join(folder, 'profile-'));
    let product: Tongguan | undefined;
    let skipMs = 0;
    try {
      product = await startTongguan({ dataDir: join(folder, 'data'), profileDir });
      const target = { url: product.url, token: await product.tokenOf('operator-a') };
      await closedLoop(load, connections, target, seed, WARM_UP_SECONDS * scale);
      skipMs = product.ageMs();
      await closedLoop(load, connections, target, seed + 1, SECONDS * scale);
    } finally {
      await Promise.all([product?.stop(), load.stop()]);
    }
    return heaviest(profileDir, skipMs);
  });
}
