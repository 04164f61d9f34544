import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_SECRET } from '../demo-users.ts';
import { freePort } from '../local/free-port.ts';
import { until } from '../local/until.ts';
import { ended, owned } from './leftovers.ts';

const root = join(import.meta.dirname, '../..');
const READY_MS = 60_000;
const STOP_MS = 15_000;
const LOOK_MS = 200;

export interface Tongguan {
  readonly url: string;
  /** How long it has run. */
  ageMs(): number;
  /** A fresh access token of a demo user's program (client credentials, RFC 6749 §4.4). */
  tokenOf(user: string): Promise<string>;
  /** Waits until every group has handled all that is committed. */
  whenCaughtUp(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

export interface TongguanOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Writes a CPU profile there when it ends. */
  readonly profileDir?: string;
}

/** All services in one process on the embedded engine, as `npm start -- --empty` runs them, on ports of its own. */
export async function startTongguan({ dataDir, env = {}, profileDir }: TongguanOptions): Promise<Tongguan> {
  const [httpPort, identityPort] = [await freePort(), await freePort()];
  const [url, issuer] = [`http://127.0.0.1:${httpPort}`, `http://127.0.0.1:${identityPort}`];
  const profiler = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const program = spawn(process.execPath, [...profiler, join(root, 'scripts/start.ts'), '--empty'], {
    cwd: root,
    env: {
      ...process.env,
      TONGGUAN_DATA_DIR: dataDir,
      TONGGUAN_HOST: '127.0.0.1',
      TONGGUAN_HTTP_PORT: String(httpPort),
      TONGGUAN_IDENTITY_PORT: String(identityPort),
      SINGLE_WINDOW_REQUESTS_PER_MINUTE: '1000000000',
      ...env,
    },
    // the channel's end tells it that this process is gone
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const child = owned(program);
  const spawnedAt = performance.now();
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-4000)));
  const stop = (): Promise<void> => ended(child, STOP_MS);
  try {
    await until('the start of Tongguan', READY_MS, async () => {
      if (child.exitCode !== null) throw new Error(`Tongguan ended while starting:\n${output}`);
      const ready = await fetch(`${url}/readyz`).catch(() => undefined);
      return ready?.ok === true ? true : undefined;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    ageMs: () => performance.now() - spawnedAt,
    stop,
    tokenOf: (user) => signIn(issuer, user),
    whenCaughtUp: (timeoutMs) => caughtUp(url, timeoutMs),
  };
}

async function signIn(issuer: string, user: string): Promise<string> {
  const reply = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${user}-program:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!reply.ok) throw new Error(`the sign-in of ${user} failed with ${reply.status}: ${await reply.text()}`);
  return ((await reply.json()) as { access_token: string }).access_token;
}

/** Nothing behind, seen twice; asked rarely, as counting what is behind costs the process that is measured. */
async function caughtUp(url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (let quiet = 0; quiet < 2;) {
    quiet = (await lagOf(url)) === 0 ? quiet + 1 : 0;
    if (Date.now() > deadline) throw new Error(`not caught up in ${timeoutMs} ms`);
    await pause(quiet > 0 ? 10 : LOOK_MS);
  }
}

/** Events that some group has yet to handle, summed over the groups (gauge of `/metrics`). */
async function lagOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lags = [...text.matchAll(/^tongguan_subscription_lag\{[^}]*\} (\S+)$/gm)].map(([, lag]) => Number(lag));
  if (lags.length === 0) throw new Error('/metrics tells no lag: what is behind cannot be known');
  return lags.reduce((sum, lag) => sum + lag, 0);
}
