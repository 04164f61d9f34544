import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenedHost } from '@tongguan/runtime/host';
import type { Shutdown } from '@tongguan/runtime/shutdown';
import type { SimulatedClock } from '@tongguan/runtime/simulated-clock';
import { DEMO_SECRET } from './demo-users.ts';
import { play } from './simulate/play.ts';

export { startOfPlay } from './simulate/play.ts';

const MARKER = 'sample.json';

export interface Play {
  readonly days: number;
  readonly perDay: number;
  readonly seed: number;
}

/** Plays sample days into the folder of a running host with a progress bar; the clock is real afterwards. */
export async function playInto(
  host: OpenedHost,
  clock: SimulatedClock,
  url: string,
  issuer: string,
  wanted: Play,
  shutdown: Shutdown,
): Promise<void> {
  const stop = new AbortController();
  shutdown.add('sample', () => {
    stop.abort();
    return Promise.resolve();
  });
  const marker = join(host.dataDir, MARKER);
  writeFileSync(marker, `${JSON.stringify({ state: 'playing', ...wanted })}\n`);
  const bar = progressBar();
  const tally = await play({
    address: { url, issuer, secret: DEMO_SECRET },
    clock,
    // the analysis decides nothing that is recorded, so no action waits for it
    whenCaughtUp: () => host.events.whenCaughtUp((group) => !group.startsWith('metrics.')),
    realNow: () => Date.now(),
    seed: wanted.seed,
    perDay: wanted.perDay,
    onProgress: bar.show,
    signal: stop.signal,
  });
  await host.events.whenCaughtUp();
  bar.end();
  clock.becomeReal();
  writeFileSync(marker, `${JSON.stringify({ state: stop.signal.aborted ? 'interrupted' : 'played', ...wanted, ...tally })}\n`);
  console.log(
    `样例 sample: ${tally.declarations} declarations, ${tally.returnedWithFaults} returned with faults first, ${tally.movements} movements, ${tally.decisions} decisions, ${tally.inspections} inspections, ${tally.gatePasses} gate passes, ${tally.taxBills} tax bills settled by the bank, ${tally.refundSteps} steps of tax refunds`,
  );
}

/** One phrase about the sample data of a folder, for the start block. */
export function sampleState(dataDir: string): string {
  const marker = join(dataDir, MARKER);
  if (!existsSync(marker)) return '(no sample data)';
  const { state } = JSON.parse(readFileSync(marker, 'utf8')) as { state: string };
  return state === 'played'
    ? '(holds sample data, marked as such)'
    : '(the sample day was interrupted; delete the folder to play it again)';
}

function progressBar(): { show: (share: number) => void; end: () => void } {
  const width = 40;
  let shown = -1;
  return {
    show(share) {
      const percent = Math.min(100, Math.floor(share * 100));
      if (percent === shown) return;
      shown = percent;
      const done = Math.round((percent / 100) * width);
      if (process.stdout.isTTY) process.stdout.write(`\r[${'█'.repeat(done)}${'·'.repeat(width - done)}] ${percent} %`);
      else if (percent % 20 === 0) console.log(`sample day ${percent} %`);
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write('\n');
    },
  };
}
