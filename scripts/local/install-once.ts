import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const INSTALL_TIMEOUT_MS = 600_000;

/** Where downloaded servers are kept: `.local` of the repository, or `TONGGUAN_LOCAL_DIR`. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['TONGGUAN_LOCAL_DIR'] ?? join(root, '.local');
}

/**
 * Fills `folder` once with `install`, however many processes ask at the same time; a half-filled folder of a run that
 * died is emptied first. A mark inside says that it is whole.
 */
export async function installOnce(folder: string, install: () => Promise<void>): Promise<void> {
  const mark = join(folder, '.installed');
  if (existsSync(mark)) return;
  await mkdir(dirname(folder), { recursive: true });
  const release = await lock(`${folder}.lock`);
  try {
    if (existsSync(mark)) return; // another process installed it meanwhile
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await install();
    await writeFile(mark, `${new Date().toISOString()}\n`);
  } finally {
    await release();
  }
}

async function lock(path: string): Promise<() => Promise<void>> {
  return until(`another install (${path})`, INSTALL_TIMEOUT_MS, async () => {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await leftBehind(path)) await rm(path, { force: true });
    return undefined;
  });
}

async function leftBehind(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!holder) return false; // being written, or just released
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Runs a command to its end; throws with the last lines of its output. `missing` says what to install when there is no such command. */
export function run(command: string, args: readonly string[], missing: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed: ${missing}`) : error);
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal ?? '?'}:\n${output.trim()}`));
    });
  });
}
