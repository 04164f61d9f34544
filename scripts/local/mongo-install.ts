import { join } from 'node:path';
import { cacheFolder, installOnce, run } from './install-once.ts';

/** SecantusDB speaks MongoDB's wire protocol and is in Python's registry; GPL-2, so only ever a process of its own. */
const VERSION = '0.7.0b3';

/** Path of the server program; installed into a virtual environment on first use (145 MB). */
export async function mongoWireServer(): Promise<string> {
  const folder = join(cacheFolder(), 'mongo', VERSION);
  const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
  await installOnce(folder, async () => {
    const python = 'the local MongoDB-wire server needs Python 3 with venv (Debian: apt-get install python3-venv), or give MONGODB_URI';
    await run('python3', ['-m', 'venv', folder], python);
    await run(join(folder, bin, 'pip'), ['install', '-q', '--disable-pip-version-check', `SecantusDB==${VERSION}`], python);
  });
  return join(folder, bin, 'secantusd-py');
}
