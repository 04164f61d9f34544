import { join } from 'node:path';
import { closedLoop, profileUnder, SECONDS, WARM_UP_SECONDS } from './closed-loop.ts';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { medianFigure } from './figure.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';

const ROUNDS = 4;
const SINGLE_CONNECTIONS = 32;
const BULK_CONNECTIONS = 2;
const CATCH_UP_MS = 180_000;

/** `POST /v1/declarations/bulk` against `POST /v1/declarations`, on the same server. */
export const bulk: Benchmark = {
  letter: 'g',
  what: 'POST /v1/declarations/bulk against the single call',
  how:
    `One \`npm start -- --empty\`, ${ROUNDS} rounds, in turn: the single call over ${SINGLE_CONNECTIONS} connections, and bulk filings of 1,000 lines over ${BULK_CONNECTIONS}; both in a closed loop` +
    ' from a process of its own, the same declarations, validated and stored alike. What either leads to runs meanwhile and is awaited before the next.',
  run: measure,
  profile: ({ scale }) => profileUnder('g-load.ts', BULK_CONNECTIONS, 3000, scale),
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  const seconds = SECONDS * scale;
  return inTempFolder(async (folder) => {
    const singles = startWorker('a-load.ts');
    const bulks = startWorker('g-load.ts');
    let product: Tongguan | undefined;
    try {
      product = await startTongguan({ dataDir: join(folder, 'data') });
      const target = { url: product.url, token: await product.tokenOf('operator-a') };
      let seed = 2000;
      const single = (forSeconds: number) => closedLoop(singles, SINGLE_CONNECTIONS, target, seed++, forSeconds);
      const inBulk = (forSeconds: number) => closedLoop(bulks, BULK_CONNECTIONS, target, seed++, forSeconds);
      for (const post of [single, inBulk]) {
        await post(WARM_UP_SECONDS * scale);
        await product.whenCaughtUp(CATCH_UP_MS);
      }
      const rounds: { single: number; bulk: number }[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const one = await single(seconds);
        await product.whenCaughtUp(CATCH_UP_MS);
        const many = await inBulk(seconds);
        await product.whenCaughtUp(CATCH_UP_MS);
        rounds.push({ single: one.posted / one.seconds, bulk: many.posted / many.seconds });
        say(
          `round ${round} of ${ROUNDS}: ${one.posted} by themselves in ${one.seconds.toFixed(1)} s, ${many.posted} in bulk in ${many.seconds.toFixed(1)} s`,
        );
      }
      return [
        medianFigure('g  POST /v1/declarations/bulk', '/s', rounds.map((round) => round.bulk)), // prettier-ignore
        medianFigure('g  POST /v1/declarations', '/s', rounds.map((round) => round.single)), // prettier-ignore
        medianFigure('g  bulk against single, ratio', '×', rounds.map((round) => round.bulk / round.single), { atLeast: 2 }), // prettier-ignore
      ];
    } finally {
      await Promise.all([product?.stop(), singles.stop(), bulks.stop()]);
    }
  });
}
