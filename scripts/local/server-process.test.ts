import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from './server-process.ts';
import type { ServerCommand } from './server-process.ts';
import { until } from './until.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'server-process-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const server = (script: string, over: Partial<ServerCommand> = {}): ServerCommand => ({
  name: 'the test server',
  command: process.execPath,
  args: ['-e', script],
  logFile: join(dir, 'log'),
  ready: (output) => output.includes('ready'),
  readyTimeoutMs: 10_000,
  missing: 'install it',
  ...over,
});
const SERVES = 'console.log("ready"); setInterval(() => {}, 1000)';

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a server runs until it is stopped', async () => {
  const started = await startServer(server(SERVES));
  expect(lives(started.pid)).toBe(true);
  await started.stop();
  expect(started.running()).toBe(false);
  expect(lives(started.pid)).toBe(false);
  await started.stop();
});

test('a server that ends while it starts is told with what it wrote', async () => {
  await expect(startServer(server('console.error("port in use"); process.exit(1)'))).rejects.toThrow(
    /ended while starting .*\n.*port in use/,
  );
});

test('a server that never gets ready is ended', async () => {
  const failed = startServer(server('console.log(process.pid); setInterval(() => {}, 1000)', { readyTimeoutMs: 300 }));
  await expect(failed).rejects.toThrow('took longer than 300 ms');
  const pid = Number(await readFile(join(dir, 'log'), 'utf8'));
  if (pid > 0) expect(lives(pid)).toBe(false);
});

test('a program that is not there is named', async () => {
  await expect(startServer(server('', { command: 'no-such-server' }))).rejects.toThrow('no-such-server is not installed: install it');
});

test.each(['SIGKILL', 'SIGTERM'] as const)('a server ends when its parent is ended by %s', async (signal) => {
  const options = JSON.stringify({ ...server(SERVES), ready: undefined });
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { startServer } = await import(${JSON.stringify(new URL('./server-process.ts', import.meta.url).href)});
     const started = await startServer({ ...${options}, ready: (o) => o.includes('ready') });
     console.log(started.pid); setInterval(() => {}, 1000);`,
  ]);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(lives(pid)).toBe(true);
  parent.kill(signal);
  await until('the end of the server', 5000, () => !lives(pid) || undefined);
});
