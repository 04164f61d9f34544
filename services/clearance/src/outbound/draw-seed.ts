import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'clearance-draw-seed';

/**
 * The seed of the draw, kept in the data folder (mode 0600) and made at the first start: a seed that changed would make
 * past draws impossible to replay. For one process with one folder; several processes must be given the same setting.
 */
export function keptSeed(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  return read(path) ?? make(path, dataDir);
}

function read(path: string): string | undefined {
  try {
    const seed = readFileSync(path, 'utf8').trim();
    // a crash while it was made can leave it empty: then no draw was made with it
    return seed === '' ? undefined : seed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function make(path: string, dataDir: string): string {
  const seed = randomBytes(32).toString('hex');
  const file = openSync(path, 'w', 0o600);
  writeSync(file, `${seed}\n`);
  fsyncSync(file);
  closeSync(file);
  // the file's name must be on disk too before the first draw
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
  return seed;
}
