import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { systemClock } from '../clock.ts';
import { commitFor, idsOf, quickPolicy, until } from '../conformance-kit.ts';
import { type EmbeddedEngine, openEmbeddedEngine } from './engine.ts';
import { DataFolderInUse, DataFolderTooNew, DataFolderUnwritable } from './storage-errors.ts';

describe('the embedded engine', () => {
  let folder = '';
  let file = '';
  const open: EmbeddedEngine[] = [];
  const openEngine = async (of = file) => {
    const engine = await openEmbeddedEngine({ file: of, clock: systemClock, policy: quickPolicy });
    open.push(engine);
    return engine;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    file = join(folder, 'data', 'events.db');
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((engine) => engine.close()));
    rmSync(folder, { recursive: true });
  });

  it('refuses a folder that is in use, and takes it once it is free', async () => {
    const first = await openEngine();
    await expect(openEngine()).rejects.toThrow(DataFolderInUse);
    await first.close();
    await expect(openEngine()).resolves.toBeDefined();
  });

  it('refuses a folder of a newer version and leaves it as it is', async () => {
    await (await openEngine()).close();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openEngine()).rejects.toThrow(DataFolderTooNew);
    const after = new DatabaseSync(file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    after.close();
  });

  it('says that a folder cannot be written', async () => {
    writeFileSync(join(folder, 'plain'), '');
    await expect(openEngine(join(folder, 'plain', 'events.db'))).rejects.toThrow(DataFolderUnwritable);
    writeFileSync(join(folder, 'no-database.db'), 'this is some other file, long enough to be looked at by the database'.repeat(20));
    await expect(openEngine(join(folder, 'no-database.db'))).rejects.toThrow(DataFolderUnwritable);
  });

  it('backs up a consistent copy while it is written to', async () => {
    const engine = await openEngine();
    const store = await engine.openStore('notes');
    const going = new AbortController();
    let version = 0;
    const writing = (async () => {
      while (!going.signal.aborted) await store.append(commitFor('notes/a', ++version));
    })();
    await until(() => version > 50);
    const before = version;
    const copy = join(folder, 'copy', 'events.db');
    await engine.backup(join(folder, 'backup.db'));
    going.abort();
    await writing;

    mkdirSync(join(folder, 'copy'));
    renameSync(join(folder, 'backup.db'), copy);
    const restored = await (await openEngine(copy)).openStore('notes');
    expect((await restored.read('notes/a')).length).toBeGreaterThanOrEqual(before - 1);
    expect(await restored.verify('notes/a')).toBeUndefined();
  });

  it('keeps parked streams and positions over a restart, and frees what a dead process had claimed', async () => {
    const first = await openEngine();
    const store = await first.openStore('notes');
    for (const version of [1, 2]) await store.append(commitFor('notes/a', version));
    await first.subscribe({ group: 'g', topics: ['notes'], handle: () => Promise.reject(new Error('not yet')) });
    await first.whenCaughtUp();
    await first.close();
    const dead = new DatabaseSync(file);
    dead.exec('UPDATE parked_streams SET claimed_until = 9000000000000000');
    dead.close();

    const second = await openEngine();
    await second.openStore('notes');
    const seen: string[] = [];
    await second.subscribe({
      group: 'g',
      topics: ['notes'],
      handle: (records) => {
        seen.push(...idsOf(records));
        return Promise.resolve();
      },
    });
    await second.whenCaughtUp();
    expect(seen).toEqual([]);
    await second.parking.release('g', 'notes/a', { by: 'root', reason: 'mended' });
    await second.whenCaughtUp();
    expect(seen).toEqual(['notes/a@1.0', 'notes/a@2.0']);
    expect(await second.parking.list(undefined, 10)).toEqual([]);
  });

  it('lets a group follow some topics among many, from the file and from memory', async () => {
    const engine = await openEngine();
    const [rare, busy] = [await engine.openStore('rare'), await engine.openStore('busy')];
    await rare.append(commitFor('notes/first', 1));
    await Promise.all(Array.from({ length: 3_000 }, (_, at) => busy.append(commitFor(`notes/${at}`, 1))));
    await rare.append(commitFor('notes/last', 1));
    const seen: string[] = [];
    const subscription = await engine.subscribe({
      group: 'g',
      topics: ['rare'],
      handle: (records) => {
        seen.push(...idsOf(records));
        return Promise.resolve();
      },
    });
    expect((await subscription.state()).lag).toBe(2);
    await engine.whenCaughtUp();
    expect(seen).toEqual(['notes/first@1.0', 'notes/last@1.0']);
    expect((await subscription.state()).lag).toBe(0);
  });

  it('refuses a group that is subscribed already, and appends after its end', async () => {
    const engine = await openEngine();
    const store = await engine.openStore('notes');
    const options = { group: 'g', topics: ['notes'], handle: () => Promise.resolve() };
    await engine.subscribe(options);
    await expect(engine.subscribe(options)).rejects.toThrow('subscribed already');
    await engine.close();
    await expect(store.append(commitFor('notes/a', 1))).rejects.toThrow('closed');
  });
});
