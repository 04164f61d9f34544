/** `npm run simulate -- --days 30 --per-day 400 --data DIR [--seed N]`: fills a new folder with simulated days. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '@tongguan/event-store/clock';
import { runProcess } from '@tongguan/runtime/process';
import { SimulatedClock } from '@tongguan/runtime/simulated-clock';
import { readAllConfigs, startAll } from './all-services.ts';
import { playInto, startOfPlay } from './sample.ts';

const USAGE = 'usage: npm run simulate -- --days 30 --per-day 400 --data DIR [--seed 1]';

const wanted = readArguments();
const dataDir = resolve(wanted.data);
if (existsSync(join(dataDir, 'tongguan.json'))) stopWith(`${dataDir} holds data already; simulated days go into a new folder`);

const clock = new SimulatedClock({
  startAt: startOfPlay(wanted.days, Date.now()),
  finestTickMs: 900_000,
  systemNow: () => systemClock.now(),
});
const env: NodeJS.ProcessEnv = {
  TONGGUAN_LOG_LEVEL: 'warn',
  TONGGUAN_HTTP_PORT: '18080',
  TONGGUAN_IDENTITY_PORT: '18081',
  ...process.env,
  TONGGUAN_ENGINE: 'embedded',
  TONGGUAN_DATA_DIR: dataDir,
};

await runProcess({
  name: 'tongguan',
  env,
  clock,
  readConfig: readAllConfigs,
  start: async (host, configs, shutdown) => {
    const { url, issuer } = await startAll(host, configs, shutdown);
    host.probes.enter('ready');
    await playInto(host, clock, url, issuer, wanted, shutdown);
    console.log(`${dataDir} is filled; TONGGUAN_DATA_DIR=${wanted.data} npm start opens it`);
    process.kill(process.pid, 'SIGTERM');
  },
});

function readArguments(): { days: number; perDay: number; seed: number; data: string } {
  try {
    const { values } = parseArgs({
      options: {
        days: { type: 'string', default: '30' },
        'per-day': { type: 'string', default: '400' },
        seed: { type: 'string', default: '1' },
        data: { type: 'string' },
      },
    });
    const [days, perDay, seed] = [values.days, values['per-day'], values.seed].map(Number);
    if (values.data === undefined || !Number.isInteger(days) || !Number.isInteger(perDay) || !Number.isInteger(seed)) stopWith(USAGE);
    if ((days ?? 0) < 1 || (days ?? 0) > 3660 || (perDay ?? 0) < 1 || (perDay ?? 0) > 100_000)
      stopWith(`${USAGE}\n1 to 3660 days, 1 to 100000 a day`);
    return { days: days ?? 0, perDay: perDay ?? 0, seed: seed ?? 0, data: values.data };
  } catch (error) {
    return stopWith(`${(error as Error).message}\n${USAGE}`);
  }
}

function stopWith(message: string): never {
  console.error(message);
  process.exit(2);
}
