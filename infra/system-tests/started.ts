import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@tongguan/testing/eventually';
import { DEMO_SECRET } from '../../scripts/demo-users.ts';
import { freePort } from '../../scripts/local/free-port.ts';
import { callerFor } from '../../scripts/simulate/window.ts';
import type { Caller } from '../../scripts/simulate/window.ts';

const root = join(import.meta.dirname, '../..');
/** A busy machine may take this long to start it. */
const READY_MS = 180_000;

export interface StartOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Below `scripts/`; the start in one process otherwise. */
  readonly script?: string;
}

/** A command of the repository as a process of its own, as its users run it. */
export interface Started {
  readonly url: string;
  readonly issuer: string;
  stdout(): string;
  stderr(): string;
  as(user: string): Caller;
  /** Resolves when the window says that it is ready. */
  ready(): Promise<void>;
  /** Exit code, or the signal's name. */
  readonly exit: Promise<number | string>;
  /** Sends the signal and resolves with the exit. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

export async function start(options: StartOptions): Promise<Started> {
  const [httpPort, identityPort] = [await freePort(), await freePort()];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TONGGUAN_DATA_DIR: options.dataDir,
    TONGGUAN_HTTP_PORT: String(httpPort),
    TONGGUAN_IDENTITY_PORT: String(identityPort),
    ...options.env,
  };
  const { script = 'start.ts', args = ['--empty'] } = options;
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exit = once(child, 'close').then(([code, signal]) => (code as number | null) ?? (signal as string));
  const callers = new Map<string, Caller>();
  const url = `http://127.0.0.1:${httpPort}`;
  const issuer = `http://127.0.0.1:${identityPort}`;
  return {
    url,
    issuer,
    stdout: () => out,
    stderr: () => err,
    exit,
    as(user) {
      const caller = callers.get(user) ?? callerFor(user, { url, issuer, secret: DEMO_SECRET }, () => Date.now());
      callers.set(user, caller);
      return caller;
    },
    async ready() {
      const ended = exit.then((code) => {
        throw new Error(`it ended with ${code}: ${out}${err}`);
      });
      ended.catch(() => undefined); // it may end later, when it is told to
      const answering = eventually(() => fetch(`${url}/readyz`).then((reply) => reply.ok), { timeoutMs: READY_MS, everyMs: 50 });
      await Promise.race([answering, ended]);
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exit;
    },
  };
}
