import { join } from 'node:path';
import type { ClosedLoop, ClosedLoopResult } from './a-load.ts';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';

const DECLARATIONS = 100_000;
const STEPS = 10;
const CATCH_UP_MS = 300_000;
const MIB = 1024 * 1024;

/** What a whole Tongguan holds in memory while it takes many declarations. */
export const memory: Benchmark = {
  letter: 'm',
  what: `memory over ${DECLARATIONS.toLocaleString('en-US')} declarations`,
  how:
    `One \`npm start -- --empty\` takes ${DECLARATIONS.toLocaleString('en-US')} declarations by bulk filings; after each tenth of them, once all subscribers have caught up, its resident memory is read from /metrics.` +
    ' Caches fill at first, so growth is that of the second half.',
  onlyWhenAsked: true,
  run: measure,
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  return inTempFolder(async (folder) => {
    const load = startWorker('m-load.ts');
    let product: Tongguan | undefined;
    try {
      product = await startTongguan({ dataDir: join(folder, 'data') });
      const resident: number[] = [await residentMiB(product.url)];
      say(`     0 declarations: ${resident[0]?.toFixed(0) ?? ''} MiB resident`);
      const each = Math.max(1000, Math.round((DECLARATIONS / STEPS) * scale));
      for (let step = 1; step <= STEPS; step++) {
        const target = { url: product.url, token: await product.tokenOf('operator-a') };
        const job: ClosedLoop = { target, seed: 9000 + step, connections: 1, seconds: 0, most: each };
        const { posted, seconds } = await load.ask<ClosedLoopResult>(job, 600_000);
        await product.whenCaughtUp(CATCH_UP_MS);
        const now = await residentMiB(product.url);
        resident.push(now);
        say(
          `${String(step * each).padStart(6)} declarations: ${now.toFixed(0)} MiB resident, the last ${posted} at ${(posted / seconds).toFixed(0)} /s`,
        );
      }
      const half = resident[STEPS / 2] ?? NaN;
      return [
        { name: 'm  resident after the first step', value: resident[1] ?? NaN, unit: 'MiB' },
        { name: 'm  resident at half', value: half, unit: 'MiB' },
        { name: 'm  resident at the end', value: resident.at(-1) ?? NaN, unit: 'MiB' },
        { name: 'm  resident, end against half', value: (resident.at(-1) ?? NaN) / half, unit: '×', aim: { atMost: 1.1 } },
      ];
    } finally {
      await Promise.all([product?.stop(), load.stop()]);
    }
  });
}

async function residentMiB(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1];
  if (bytes === undefined) throw new Error('/metrics does not tell the resident memory');
  return Number(bytes) / MIB;
}
