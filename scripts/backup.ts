/**
 * `npm run backup -- DIR` copies the data folder (TONGGUAN_DATA_DIR, `.data`) of `npm start` into a new folder, while it runs or
 * when it is stopped; `npm run backup -- --restore DIR` puts a back-up into an empty data folder.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from '@tongguan/runtime/start-error';
import { backUpFolder } from './backup/back-up-folder.ts';
import { BackupRefused } from './backup/manifest.ts';
import type { Manifest } from './backup/manifest.ts';
import { restoreFolder } from './backup/restore-folder.ts';

const USAGE =
  'usage: npm run backup -- DIR            the data folder is copied into DIR\n       npm run backup -- --restore DIR  DIR is put into the data folder, which must be empty';

const { dir, restore } = readArguments();
const dataDir = resolve(process.env['TONGGUAN_DATA_DIR'] ?? '.data');
try {
  const startedAt = performance.now();
  const manifest = await (restore ? restoreFolder(dir, dataDir) : backUpFolder(dataDir, dir));
  const took = `${sizeOf(manifest)} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  console.log(
    restore
      ? `${dataDir} holds the back-up begun at ${manifest.begunAt} (${took}); npm start opens it and rebuilds the figures from the events`
      : `${dir} holds everything acknowledged before ${manifest.begunAt} (${took}); it holds keys too: guard it like the data folder`,
  );
} catch (error) {
  const mendable = error instanceof BackupRefused || error instanceof StartError;
  console.error(mendable ? error.message : error);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();

function sizeOf({ files }: Manifest): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} files, ${(bytes / 1_048_576).toFixed(1)} MiB`;
}

function readArguments(): { dir: string; restore: boolean } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { restore: { type: 'boolean', default: false } } });
    const [given] = positionals;
    if (given === undefined || positionals.length > 1) throw new Error('one folder is wanted');
    return { dir: resolve(given), restore: values.restore };
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(2);
  }
}
