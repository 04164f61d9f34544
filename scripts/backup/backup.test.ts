import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '@tongguan/event-store/clock';
import { openEmbeddedEngine } from '@tongguan/event-store/embedded/engine';
import { openEmbeddedReadModels } from '@tongguan/read-models/embedded/engine';
import { claimFolder } from '@tongguan/runtime/folder-claim';
import { openDataFolder } from '@tongguan/runtime/data-folder';
import { backUpFolder } from './back-up-folder.ts';
import { restoreFolder } from './restore-folder.ts';

let dir = '';
const at = (...names: string[]): string => join(dir, ...names);

/** A stopped data folder with everything that a start leaves there. */
async function makeDataFolder(): Promise<void> {
  await (await openDataFolder(at('data'))).release();
  await (await openEmbeddedEngine({ file: at('data', 'events.db'), clock: systemClock })).close();
  await openEmbeddedReadModels({ file: at('data', 'read-models.db'), clock: systemClock }).close();
  await mkdir(at('data', 'identity'));
  await writeFile(at('data', 'identity', 'keys.json'), '{"keys":[]}');
  await writeFile(at('data', 'clearance-draw-seed'), 'seed');
  await writeFile(at('data', 'metrics.duckdb'), 'figures');
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongguan-backup-'));
  await makeDataFolder();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('a back-up', () => {
  test('holds the databases, keys and seeds, but not the analysis file, and only its owner can read it', async () => {
    const manifest = await backUpFolder(at('data'), at('backup'));
    expect(manifest.files.map((file) => file.path).sort()).toEqual([
      'clearance-draw-seed',
      'events.db',
      'identity/keys.json',
      'read-models.db',
      'tongguan.json',
    ]);
    for (const { path } of manifest.files) expect((await stat(at('backup', path))).mode & 0o077).toBe(0);
    expect((await stat(at('backup'))).mode & 0o077).toBe(0);
  });

  test('is restored as it was, and the folder opens', async () => {
    await backUpFolder(at('data'), at('backup'));
    await restoreFolder(at('backup'), at('restored'));
    for (const path of ['events.db', 'identity/keys.json', 'tongguan.json']) {
      expect(await readFile(at('restored', path))).toEqual(await readFile(at('backup', path)));
    }
    const folder = await openDataFolder(at('restored'));
    expect(folder.fresh).toBe(false);
    await folder.release();
  });

  test('goes into a new folder only, outside of the data', async () => {
    await mkdir(at('backup'));
    await writeFile(at('backup', 'note'), '');
    await expect(backUpFolder(at('data'), at('backup'))).rejects.toThrow('is not empty');
    await expect(backUpFolder(at('data'), at('data', 'backup'))).rejects.toThrow('lies in the data folder itself');
  });

  test('is taken of a data folder of this version only', async () => {
    await expect(backUpFolder(at('nothing'), at('backup'))).rejects.toThrow('is no data folder of npm start');
    await writeFile(at('data', 'tongguan.json'), '{"schema":99}');
    await expect(backUpFolder(at('data'), at('backup'))).rejects.toThrow('has data of schema 99');
  });
});

describe('restoring', () => {
  test('refuses a folder that holds something, and leaves it as it is', async () => {
    await backUpFolder(at('data'), at('backup'));
    await mkdir(at('other'));
    await writeFile(at('other', 'note'), 'mine');
    await expect(restoreFolder(at('backup'), at('other'))).rejects.toThrow('is not empty');
    expect(await readFile(at('other', 'note'), 'utf8')).toBe('mine');
  });

  test('refuses a back-up of a newer version, and what is no complete back-up', async () => {
    const manifest = await backUpFolder(at('data'), at('backup'));
    await writeFile(at('backup', 'backup.json'), JSON.stringify({ ...manifest, format: 99 }));
    await expect(restoreFolder(at('backup'), at('restored'))).rejects.toThrow('was made by a newer version');
    await rm(at('backup', 'backup.json'));
    await expect(restoreFolder(at('backup'), at('restored'))).rejects.toThrow('is no complete back-up');
  });

  test('finds a changed byte, and the half-restored folder is taken for no data folder', async () => {
    await backUpFolder(at('data'), at('backup'));
    await writeFile(at('backup', 'clearance-draw-seed'), 'sEed');
    await expect(restoreFolder(at('backup'), at('restored'))).rejects.toThrow('its checksum differs');
    await expect(openDataFolder(at('restored'))).rejects.toThrow('is damaged');
  });

  test('refuses a folder that a process holds', async () => {
    await backUpFolder(at('data'), at('backup'));
    await mkdir(at('held'));
    const { dev, ino } = await stat(at('held'), { bigint: true });
    const claim = await claimFolder(at('held'), `${String(dev)}-${String(ino)}`);
    await expect(restoreFolder(at('backup'), at('held'))).rejects.toThrow('is in use by process');
    await claim.release();
  });
});
