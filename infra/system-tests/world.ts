import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DEMO_SECRET } from '../../scripts/demo-users.ts';
import { startFleet } from '../../scripts/fleet.ts';
import type { Fleet } from '../../scripts/fleet.ts';
import { freePort } from '../../scripts/local/free-port.ts';
import { callerFor } from '../../scripts/simulate/window.ts';
import type { Caller } from '../../scripts/simulate/window.ts';
import { eventually } from '@tongguan/testing/eventually';

const root = join(import.meta.dirname, '../..');
export const ENGINES = ['embedded', 'distributed'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A whole Tongguan under test: real processes on loopback, a folder of its own, reached as its users reach it. */
export interface World {
  readonly url: string;
  readonly issuer: string;
  readonly dataDir: string;
  as(user: string): Caller;
  /** What can be killed: each service, or the one process that runs them all. */
  readonly mortals: readonly string[];
  /** SIGKILL; resolves when it serves again on the same data. */
  kill(mortal: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openWorld(engine: EngineName, env: Readonly<Record<string, string>> = {}): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongguan-world-'));
  return engine === 'embedded' ? embeddedWorld(dataDir, env) : distributedWorld(dataDir, env);
}

function usersOf(url: string, issuer: string): (user: string) => Caller {
  const callers = new Map<string, Caller>();
  return (user) => {
    const caller = callers.get(user) ?? callerFor(user, { url, issuer, secret: DEMO_SECRET }, () => Date.now());
    callers.set(user, caller);
    return caller;
  };
}

async function embeddedWorld(dataDir: string, env: Readonly<Record<string, string>>): Promise<World> {
  const [httpPort, identityPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${httpPort}`;
  let output = '';
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--empty'], {
      cwd: root,
      env: {
        ...process.env,
        TONGGUAN_DATA_DIR: dataDir,
        TONGGUAN_HTTP_PORT: String(httpPort),
        TONGGUAN_IDENTITY_PORT: String(identityPort),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(
      async () => {
        if (child.exitCode !== null) throw new Error(`it ended by itself: ${output}`);
        if (!(await fetch(`${url}/readyz`)).ok) throw new Error('not ready');
        return true;
      },
      { timeoutMs: 180_000 },
    );
  };
  await start();
  return {
    url,
    issuer: `http://127.0.0.1:${identityPort}`,
    dataDir,
    as: usersOf(url, `http://127.0.0.1:${identityPort}`),
    mortals: ['all'],
    async kill() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      await start();
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await gone;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function distributedWorld(dataDir: string, env: Readonly<Record<string, string>>): Promise<World> {
  const kafkaBrokers = env['KAFKA_BROKERS'] ?? process.env['KAFKA_BROKERS'];
  const mongodbUri = env['MONGODB_URI'] ?? process.env['MONGODB_URI'];
  if (kafkaBrokers === undefined || mongodbUri === undefined) throw new Error('KAFKA_BROKERS and MONGODB_URI are needed: run npm test');
  const fleet: Fleet = await startFleet({ kafkaBrokers, mongodbUri, dataDir, namespace: `world-${randomUUID().slice(0, 8)}`, env });
  return {
    url: fleet.url,
    issuer: fleet.issuer,
    dataDir,
    as: usersOf(fleet.url, fleet.issuer),
    mortals: ['declarations', 'shipments', 'clearance', 'warehouses', 'metrics', 'identity', 'single-window'],
    kill: (mortal) => fleet.killAndWait(mortal as Parameters<Fleet['killAndWait']>[0]),
    async stop() {
      await fleet.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Whether this engine can be tested here; with CI=true nothing may be missing. */
export function available(engine: EngineName): boolean {
  const given = engine === 'embedded' || (process.env['KAFKA_BROKERS'] !== undefined && process.env['MONGODB_URI'] !== undefined);
  if (!given && process.env['CI'] === 'true') throw new Error('KAFKA_BROKERS and MONGODB_URI are needed with CI=true');
  if (!given) process.stderr.write(`skipped on the ${engine} engine: KAFKA_BROKERS and MONGODB_URI are not given\n`);
  return given;
}
