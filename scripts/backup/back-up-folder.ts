import { copyFile, readFile, readdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { backupDatabase, backupEvents } from '@tongguan/event-store/embedded/backup';
import { DATA_SCHEMA } from '@tongguan/runtime/data-folder';
import { makeFolder } from '@tongguan/runtime/make-folder';
import { BACKUP_FORMAT, BackupRefused, namesIn, sealed, writeManifest } from './manifest.ts';
import type { CopiedFile, Manifest } from './manifest.ts';

const EVENTS = 'events.db';
const READ_MODELS = 'read-models.db';
/** Rebuilt from the events by itself: a new file has a new id, and a new id follows from the first event. */
const LEFT_OUT = 'metrics.duckdb';

/**
 * Copies the data folder of the start in one process into a new or empty folder, while it runs or when it is stopped. The
 * folder holds secrets (keys of the sign-in, seed of the draw), so nobody but its owner can read the copy.
 */
export async function backUpFolder(dataDir: string, target: string): Promise<Manifest> {
  const begunAt = new Date().toISOString();
  await checkSource(dataDir);
  await prepareTarget(dataDir, target);

  const files: CopiedFile[] = [];
  await backupEvents(join(dataDir, EVENTS), join(target, EVENTS), async () => {
    await backupDatabase(join(dataDir, READ_MODELS), join(target, READ_MODELS));
    files.push(await sealed(target, READ_MODELS));
  });
  files.push(await sealed(target, EVENTS));
  for (const path of await plainFiles(dataDir)) {
    await makeFolder(dirname(join(target, path)), 0o700);
    await copyFile(join(dataDir, path), join(target, path));
    files.push(await sealed(target, path));
  }
  const manifest = { format: BACKUP_FORMAT, dataSchema: DATA_SCHEMA, begunAt, files };
  await writeManifest(target, manifest);
  return manifest;
}

async function checkSource(dataDir: string): Promise<void> {
  const names = (await namesIn(dataDir)) ?? [];
  const missing = ['tongguan.json', EVENTS, READ_MODELS].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new BackupRefused(
      `${dataDir} is no data folder of npm start (${missing.join(', ')} missing); of the distributed start, back up MongoDB and Kafka`,
    );
  }
  const { schema } = JSON.parse(await readFile(join(dataDir, 'tongguan.json'), 'utf8')) as { schema?: number };
  if (schema !== DATA_SCHEMA) {
    throw new BackupRefused(`${dataDir} has data of schema ${String(schema)}, this version backs up ${DATA_SCHEMA}`);
  }
}

async function prepareTarget(dataDir: string, target: string): Promise<void> {
  if (`${resolve(target)}${sep}`.startsWith(`${resolve(dataDir)}${sep}`)) {
    throw new BackupRefused(`${target} lies in the data folder itself: a back-up belongs elsewhere, best on another disk`);
  }
  if (((await namesIn(target)) ?? []).length > 0) throw new BackupRefused(`${target} is not empty: a back-up goes into a new folder`);
  await makeFolder(target, 0o700).catch((error: unknown) => {
    throw new BackupRefused(`${target} cannot be made: ${(error as Error).message}`, { cause: error });
  });
}

/** Everything but the databases and what only helps a process while it runs: markers, keys, seeds. */
async function plainFiles(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(dataDir).length + 1))
    .filter((path) => ![EVENTS, READ_MODELS, LEFT_OUT].some((name) => path.startsWith(name)) && !/\.(new|partial|tmp)$/.test(path))
    .map((path) => path.split(sep).join('/'))
    .sort();
}
