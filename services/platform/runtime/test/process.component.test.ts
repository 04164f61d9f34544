import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tongguan/testing/eventually';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const modules = (name: string) => JSON.stringify(new URL(`../src/${name}.ts`, import.meta.url).href);

/** A service that says what happens to it, and misbehaves where `FAIL` says so. */
const PROGRAM = `
const { runService } = await import(${modules('process')});
const { integer, readSettings } = await import(${modules('settings')});
await runService({
  name: 'probe-service',
  readConfig: (env) => readSettings(env, { port: integer({ name: 'PROBE_SERVICE_PORT', default: 1 }) }),
  startService: async (host) => {
    if (host.env.FAIL === 'start') throw new Error('cannot start');
    host.tickers.every({ name: 'tick', everyMs: 5, run: async () => { if (host.env.FAIL === 'later') setImmediate(() => { throw new Error('bug'); }); } });
    const timer = setInterval(() => {}, 1000);
    return { name: 'probe-service', stop: async () => {
      host.log.info({ phase: host.probes.phase }, 'service-stopping');
      if (host.env.FAIL === 'stop') await new Promise(() => {});
      clearInterval(timer);
    } };
  },
});`;

const FAILING_ENGINE = `
const { openHost } = await import(${modules('host')});
const { runHost } = await import(${modules('run-host')});
const host = await openHost({ env: process.env, name: 'failing' });
const { promise, resolve } = Promise.withResolvers();
await runHost({ ...host, events: { ...host.events, failed: promise } }, async (shutdown) => {
  shutdown.add('service', async () => host.log.info({ phase: host.probes.phase }, 'service-stopping'));
});
resolve(new Error('consumer died'));
setInterval(() => {}, 1000);`;

interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<number | string | null>;
  events(): string[];
  lines(): Record<string, unknown>[];
  stderr(): string;
}

let folder: string;
const runs: Run[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongguan-process-'));
});
afterEach(async () => {
  for (const { child, exit } of runs.splice(0)) {
    child.kill('SIGKILL');
    await exit;
  }
  await rm(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}, program = PROGRAM): Run {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { TONGGUAN_DATA_DIR: join(folder, 'data'), ...env },
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const lines = () =>
    out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  // not `close`: it never comes once the channel to the child is disconnected
  const exit = Promise.all([once(child, 'exit'), once(child.stdout!, 'end'), once(child.stderr!, 'end')]).then(
    ([[code, signal]]) => (code as number | null) ?? (signal as string),
  );
  const run: Run = {
    child,
    exit,
    lines,
    events: () => lines().map(({ event }) => String(event)),
    stderr: () => err,
  };
  runs.push(run);
  return run;
}

const ready = (run: Run) => eventually(() => run.events().includes('ready'), { timeoutMs: 15_000 });

describe('a service in its own process', { timeout: 30_000 }, () => {
  it('is ready when it has started, and ends in order and cleanly when asked', async () => {
    const run = start();
    await ready(run);
    const port = run.lines().find(({ event }) => event === 'probes-listening')?.['probePort'];
    expect((await fetch(`http://127.0.0.1:${String(port)}/readyz`)).status).toBe(200);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.events()).toEqual(['probes-listening', 'ready', 'stopping', 'service-stopping', 'stopped']);
    expect(run.lines().find(({ event }) => event === 'service-stopping')).toMatchObject({ phase: 'stopping' });
  });

  it('ends when the parent that watches over it goes', async () => {
    const run = start();
    await ready(run);
    run.child.disconnect();
    expect(await run.exit).toBe(0);
    expect(run.lines().at(-1)).toMatchObject({ event: 'stopped', reason: 'disconnect' });
  });

  it('ends at once at the second signal', async () => {
    const run = start({ FAIL: 'stop' });
    await ready(run);
    run.child.kill('SIGINT');
    await eventually(() => run.events().includes('service-stopping'), { timeoutMs: 15_000 });
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(1);
  });

  it('does not wait for ever for a part that never stops', async () => {
    const run = start({ FAIL: 'stop', TONGGUAN_SHUTDOWN_MS: '1s' });
    await ready(run);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(1);
    expect(run.events().at(-1)).toBe('stop-took-too-long');
  });

  it('lists every bad setting, its own and those of the host, and exits with 1', async () => {
    const run = start({ PROBE_SERVICE_PORT: 'x', TONGGUAN_ENGINE: 'distributed', TONGGUAN_LOG_LEVEL: 'loud' });
    expect(await run.exit).toBe(1);
    for (const name of ['PROBE_SERVICE_PORT', 'KAFKA_BROKERS', 'MONGODB_URI', 'TONGGUAN_LOG_LEVEL'])
      expect(run.stderr()).toContain(`${name}:`);
    expect(run.stderr()).not.toContain('    at ');
  });

  it('says in one line that its folder is in use or cannot be written, and exits with 1', async () => {
    await ready(start());
    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.stderr()).toMatch(/^data folder .* is in use by process \d+\n$/);
    await writeFile(join(folder, 'file'), '');
    const third = start({ TONGGUAN_DATA_DIR: join(folder, 'file') });
    expect(await third.exit).toBe(1);
    expect(third.stderr()).toMatch(/^data folder .* cannot be written: .*\n$/);
  });

  it('says in one line that a port is taken, and exits with 1', async () => {
    const first = start();
    await ready(first);
    const port = String(first.lines().find(({ event }) => event === 'probes-listening')?.['probePort']);
    const second = start({ TONGGUAN_DATA_DIR: join(folder, 'other'), TONGGUAN_PROBE_PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.stderr()).toMatch(new RegExp(`^probe port ${port} .* is in use: .*\\n$`));
  });

  it('shows where a bug at the start comes from, and exits with 1', async () => {
    const run = start({ FAIL: 'start' });
    expect(await run.exit).toBe(1);
    expect(run.stderr()).toContain('cannot start');
    expect(run.stderr()).toContain('    at ');
  });

  it('becomes unready, stops in order and exits with 1 when its engine has failed', async () => {
    const run = start({}, FAILING_ENGINE);
    expect(await run.exit).toBe(1);
    expect(run.events()).toEqual(['ready', 'engine-failed', 'stopping', 'service-stopping', 'stopped']);
    expect(run.lines().find(({ event }) => event === 'engine-failed')).toMatchObject({
      level: 'fatal',
      error: { message: 'consumer died' },
    });
  });

  it('logs an error that nobody caught, and exits with 1', async () => {
    const run = start({ FAIL: 'later' });
    expect(await run.exit).toBe(1);
    expect(run.lines().at(-1)).toMatchObject({ event: 'uncaught-exception', level: 'fatal', error: { message: 'bug' } });
  });
});
