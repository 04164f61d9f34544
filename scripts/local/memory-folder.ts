import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Kept in memory by Linux; `fsync` costs nothing there. */
const MEMORY = '/dev/shm';
/** What brokers, browsers and worlds of a whole test run keep at once, with room. */
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * A folder of its own for all that is thrown away after a run: in memory where there is enough of it, else where temporary files go. A
 * process that is killed loses nothing of it; only the machine's end does, and then the run has ended too. What earlier runs left
 * behind that were killed themselves is removed first.
 */
export function throwAwayFolder(prefix: string, parent = hasRoom(MEMORY) ? MEMORY : tmpdir()): { readonly path: string; remove(): void } {
  for (const left of leftBehind(parent, prefix)) removeFolder(left);
  const path = mkdtempSync(join(parent, `${prefix}-${process.pid}-`));
  return {
    path,
    remove: () => {
      removeFolder(path);
    },
  };
}

const removeFolder = (path: string): void => {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
};

/** Folders whose name tells of a process that is gone. */
function leftBehind(parent: string, prefix: string): readonly string[] {
  return readdirSync(parent).flatMap((name) => {
    const [, pid] = new RegExp(`^${prefix}-(\\d+)-`).exec(name) ?? [];
    return pid === undefined || isRunning(Number(pid)) ? [] : [join(parent, name)];
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process is one too
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}
