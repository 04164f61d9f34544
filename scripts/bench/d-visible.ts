import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenLoop, OpenLoopResult } from './d-load.ts';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { percentile } from './figure.ts';
import { heaviest } from './profile.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';

const PER_SECOND = 50;
const SECONDS = 60;
const PROFILED_SECONDS = 15;
const WARM_UP_SECONDS = 3;
const GRACE_MS = 10_000;
/** From the reply "accepted" to the row on an officer's screen. */
export const visible: Benchmark = {
  letter: 'd',
  what: `accepted to visible in the queue at ${PER_SECOND} declarations/s`,
  how:
    `Open loop for ${SECONDS} s over the whole stack in one process. From the 202 to the arrival of the case's first row on /v1/stream as customs officer of every office,` +
    ` all lanes; when the stream looks at the queue is in the figure. Reply: from the time a post was due.`,
  run: async ({ scale }) => figuresOf(await inTempFolder((folder) => load(folder, SECONDS * scale))),
  profile: ({ scale }: Conditions) =>
    inTempFolder(async (folder) => {
      const profileDir = await mkdtemp(join(folder, 'profile-'));
      const { skipMs } = await load(folder, PROFILED_SECONDS * scale, profileDir);
      return heaviest(profileDir, skipMs);
    }),
};

async function load(folder: string, seconds: number, profileDir?: string): Promise<OpenLoopResult & { skipMs: number }> {
  const loader = startWorker('d-load.ts');
  let product: Tongguan | undefined;
  try {
    product = await startTongguan({
      dataDir: join(folder, 'data'),
      ...(profileDir !== undefined && { profileDir }),
    });
    const target = { url: product.url, token: await product.tokenOf('operator-a') };
    const officerToken = await product.tokenOf('customs-officer-2');
    const job: OpenLoop = { target, officerToken, seed: 1, perSecond: PER_SECOND, seconds: WARM_UP_SECONDS, graceMs: GRACE_MS };
    await loader.ask<OpenLoopResult>(job, 60_000);
    const skipMs = product.ageMs();
    return { ...(await loader.ask<OpenLoopResult>({ ...job, seed: 2, seconds } satisfies OpenLoop, (seconds + 60) * 1000)), skipMs };
  } finally {
    await Promise.all([product?.stop(), loader.stop()]);
  }
}

function figuresOf({ visibleMs, replyMs, unseen }: OpenLoopResult): readonly Figure[] {
  if (unseen > 0) throw new Error(`${unseen} accepted declarations were not in the queue ${GRACE_MS / 1000} s after the last one`);
  return [
    { name: 'd  accepted to visible, p50', value: percentile(visibleMs, 0.5), unit: 'ms' },
    { name: 'd  accepted to visible, p99', value: percentile(visibleMs, 0.99), unit: 'ms', aim: { atMost: 500 } },
    { name: 'd  reply, p50', value: percentile(replyMs, 0.5), unit: 'ms' },
    { name: 'd  reply, p99', value: percentile(replyMs, 0.99), unit: 'ms' },
  ];
}
