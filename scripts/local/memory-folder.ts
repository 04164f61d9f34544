import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Kept in memory by Linux; `fsync` costs nothing there. */
const MEMORY = '/dev/shm';
/** What brokers, browsers and worlds of a whole test run keep at once, with room. */
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * A folder of its own for all that is thrown away after a run: in memory where there is enough of it, else where temporary files go. A
 * process that is killed loses nothing of it; only the machine's end does, and then the run has ended too.
 */
export function throwAwayFolder(prefix: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), prefix));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}
