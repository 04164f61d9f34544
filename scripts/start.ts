/**
 * `npm start`: every service in one process on the embedded engine, data in `.data/`. A new folder gets the sample day unless
 * `--empty` is given. `--sandbox` starts a sandbox: a folder of its own, in which contract numbers steer what happens.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '@tongguan/event-store/clock';
import { reasonAgainstDemo } from '@tongguan/identity/domain/loopback';
import { runProcess } from '@tongguan/runtime/process';
import { SimulatedClock } from '@tongguan/runtime/simulated-clock';
import { StartError } from '@tongguan/runtime/start-error';
import { readAllConfigs, startAll } from './all-services.ts';
import { DEMO_USERS } from './demo-users.ts';
import { playInto, sampleState, startOfPlay } from './sample.ts';
import { sandboxClock, sandboxFault, startSandbox } from './sandbox.ts';
import { sandboxSettings } from './sandbox/settings.ts';

const SAMPLE = { days: 1, perDay: 110, seed: 20_180_425 };

const args = process.argv.slice(2);
const sandbox = args.includes('--sandbox');
const unknown = args.filter((arg) => arg !== '--empty' && arg !== '--sandbox');
if (unknown.length > 0) {
  console.error(`unknown argument ${unknown.join(' ')}; npm start -- --empty starts without the sample day, --sandbox a sandbox`);
  process.exit(2);
}
const startedAt = Date.now();
const dataDir = resolve(process.env['TONGGUAN_DATA_DIR'] ?? (sandbox ? '.data-sandbox' : '.data'));
const fault = sandboxFault(dataDir, sandbox);
if (fault !== undefined) {
  console.error(fault);
  process.exit(1);
}
const fresh = !existsSync(join(dataDir, 'tongguan.json'));
const playing = fresh && !sandbox && !args.includes('--empty');
const clock = playing
  ? new SimulatedClock({ startAt: startOfPlay(SAMPLE.days, Date.now()), finestTickMs: 300_000, systemNow: () => systemClock.now() })
  : sandbox
    ? sandboxClock
    : systemClock;

const settings = sandbox ? sandboxSettings(process.env) : undefined;
// the log of a normal day is quiet here: warnings and errors only, unless a level is asked for
const env: NodeJS.ProcessEnv = {
  TONGGUAN_LOG_LEVEL: 'warn',
  ...(settings?.env ?? process.env),
  TONGGUAN_ENGINE: 'embedded',
  TONGGUAN_DATA_DIR: dataDir,
  SINGLE_WINDOW_SANDBOX: sandbox ? 'on' : 'off',
};

await runProcess({
  name: 'tongguan',
  env,
  clock,
  readConfig: readAllConfigs,
  start: async (host, configs, shutdown) => {
    const { url, issuer } = await startAll(host, configs, shutdown).finally(() => settings?.forget());
    host.probes.enter('ready');
    const { demo: wanted, host: listener } = configs.identity;
    const against = reasonAgainstDemo({ wanted, listeners: [listener], issuerHost: new URL(issuer).hostname });
    if (sandbox) {
      // nobody could act in it
      if (against !== undefined) throw new StartError(`a sandbox needs the demo users (${against})`);
      startSandbox(host, { url, issuer }, shutdown);
    }
    if (clock instanceof SimulatedClock) {
      if (against === undefined) {
        console.log('新数据目录：播放样例日（模拟数据，逐条标注） · new data folder: playing the sample day (simulated, marked as sample)');
        await playInto(host, clock, url, issuer, SAMPLE, shutdown);
      } else {
        console.log(`无演示用户，不播放样例日 · no sample day without the demo users (${against})`);
        clock.becomeReal();
      }
    }
    // told to stop while the sample day was played
    if (host.probes.phase !== 'ready') return;
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const users =
      against === undefined
        ? DEMO_USERS.map(([role, names], index) => `  ${index === 0 ? 'users  ' : '       '}  ${role}: ${names}`)
        : [`  users    none: demo users exist on loopback only (${against}); TONGGUAN_OIDC_ISSUER names your own issuer`];
    const lines = [
      `通关 Tongguan is ready (${seconds} s)`,
      `  window   ${url}    API ${url}/docs    ${url}/openapi.json`,
      `  sign-in  ${issuer}`,
      ...users,
      `  data     ${dataDir}    ${sandbox ? '(沙箱 sandbox: contract numbers SBX-… steer, see /docs)' : sampleState(dataDir)}`,
      '  stop     Ctrl-C',
    ];
    console.log(`\n${lines.join('\n')}\n`);
  },
});
