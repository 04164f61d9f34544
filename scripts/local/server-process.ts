import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.ts';

export interface ServerProcess {
  readonly pid: number;
  /** Whether it still runs. */
  running(): boolean;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL after a grace time. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Output is appended here. */
  readonly logFile: string;
  /** Asked again until true; `output` is what this start has written so far. */
  readonly ready: (output: string) => boolean | Promise<boolean>;
  readonly readyTimeoutMs: number;
  /** Says what to install when there is no such command. */
  readonly missing: string;
}

const GRACE_MS = 8000;
const alive = new Set<number>();
process.on('exit', () => {
  for (const pid of alive) signal(pid, 'SIGKILL');
});

/** Starts a server and waits until it is ready. It never outlives this process, however that ends. */
export async function startServer(server: ServerCommand): Promise<ServerProcess> {
  const log = openSync(server.logFile, 'a');
  const before = statSync(server.logFile).size;
  // A group of its own: Ctrl-C reaches the services first, which still need it while they shut down.
  const child = spawn(server.command, server.args, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const failed = once(child, 'error').then(([error]: unknown[]) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(`${server.command} is not installed: ${server.missing}`) : error;
  });
  if (child.pid === undefined) return failed;
  failed.catch(() => undefined); // a later error of kill() is told by its caller
  const process_ = supervise(child, child.pid);
  const output = (): string => readFileSync(server.logFile).subarray(before).toString();
  try {
    await until(`${server.name} (log: ${server.logFile})`, server.readyTimeoutMs, async () => {
      if (!process_.running()) throw new Error(`${server.name} ended while starting (log: ${server.logFile}):\n${output().slice(-2000)}`);
      return (await server.ready(output())) || undefined;
    });
  } catch (error) {
    await process_.kill();
    throw error;
  }
  return process_;
}

function supervise(child: ChildProcess, pid: number): ServerProcess {
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const gone = once(child, 'exit');
  alive.add(pid);
  const letGo = leash(pid);
  void gone.then(() => {
    alive.delete(pid);
    letGo();
  });
  child.unref();
  const end = async (how: NodeJS.Signals): Promise<void> => {
    if (!running()) return;
    child.ref();
    signal(pid, how);
    await Promise.race([gone, pause(GRACE_MS, undefined, { ref: false })]);
    if (!running()) return;
    signal(pid, 'SIGKILL');
    await gone;
  };
  return { pid, running, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/**
 * A shell that waits for a word from this process: when the pipe closes without one, this process is gone, even by
 * SIGKILL, and the server is killed. Where there is no `sh`, the exit handler above has to do.
 */
function leash(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const script = `trap '' INT TERM HUP; read -r word || kill -9 ${pid}`;
  const shell = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  // a pipe of a child is a net.Socket; it must not keep this process running
  (shell.stdin as unknown as { unref(): void }).unref();
  return () => {
    shell.stdin.end('ended\n');
  };
}

function signal(pid: number, how: NodeJS.Signals): void {
  try {
    process.kill(pid, how);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
