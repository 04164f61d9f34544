import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from '@tongguan/testing/eventually';

const MAIN = fileURLToPath(new URL('../../identity/src/main.ts', import.meta.url));

export interface IdentityProcess extends AsyncDisposable {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** The sign-in of the default start as a process of its own: services do not import each other, in tests neither. */
export async function startIdentity(options: {
  readonly port: number;
  readonly windowPort: number;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<IdentityProcess> {
  const { port, windowPort, dataDir } = options;
  const issuer = `http://127.0.0.1:${String(port)}`;
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ PATH: process.env['PATH'], TONGGUAN_LOG_LEVEL: 'error', TONGGUAN_DATA_DIR: dataDir, ...options.env },
      ...{ TONGGUAN_IDENTITY_PORT: String(port), TONGGUAN_HTTP_PORT: String(windowPort) },
    },
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await exited;
  };
  try {
    await eventually(async () => (await fetch(`${issuer}/livez`)).ok, { timeoutMs: 60_000, everyMs: 50 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { issuer, stop, [Symbol.asyncDispose]: stop };
}
