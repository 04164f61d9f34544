import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { GroupCommit } from './group-commit.ts';
import { openWalSync } from './wal-sync.ts';

function table(file = ':memory:'): DatabaseSync {
  const database = new DatabaseSync(file);
  onTestFinished(() => {
    database.close();
  });
  database.exec('PRAGMA journal_mode=WAL; CREATE TABLE t (n INTEGER) STRICT');
  return database;
}

it('brings commits to disk once for all that nobody waited for, and not again', async () => {
  const database = table();
  const insert = (): void => {
    database.exec('INSERT INTO t VALUES (1)');
  };
  const syncs: PromiseWithResolvers<undefined>[] = [];
  const commits = new GroupCommit(database, () => {
    const sync = Promise.withResolvers<undefined>();
    syncs.push(sync);
    return sync.promise;
  });
  await commits.settle();
  await commits.write(insert, 'now');
  await commits.settle();
  expect(syncs).toHaveLength(0);

  await Promise.all([commits.write(insert, 'settled'), commits.write(insert, 'settled')]);
  let settled = 0;
  const both = [1, 2].map(async () => {
    await commits.settle();
    settled += 1;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([syncs.length, settled]).toEqual([1, 0]);
  syncs[0]?.resolve(undefined);
  await Promise.all(both);
  expect(settled).toBe(2);
});

it('tries again what could not be brought to disk', async () => {
  const database = table();
  let tries = 0;
  const commits = new GroupCommit(database, () => (++tries === 1 ? Promise.reject(new Error('EIO')) : Promise.resolve()));
  await commits.write(() => {
    database.exec('INSERT INTO t VALUES (1)');
  }, 'settled');
  await expect(commits.settle()).rejects.toThrow('EIO');
  await commits.settle();
  await commits.settle();
  expect(tries).toBe(2);
});

it('waits for the disk only where a write of the transaction asks for it', async () => {
  const database = table();
  const commits = new GroupCommit(database, () => Promise.resolve());
  const mode = (): unknown => database.prepare('PRAGMA synchronous').get()?.['synchronous'];
  const [NORMAL, FULL] = [1, 2];
  expect(await commits.write(mode, 'settled')).toBe(NORMAL);
  expect(await commits.write(mode, 'now')).toBe(FULL);
  expect(await Promise.all([commits.write(mode, 'settled'), commits.write(mode, 'now')])).toEqual([FULL, FULL]);
});

it("syncs SQLite's own write-ahead log, whose locks are elsewhere", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'group-commit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.db');
  const database = table(file);
  const wal = openWalSync(file);
  const commits = new GroupCommit(database, () => wal.sync());
  for (let n = 0; n < 3; n += 1) {
    await commits.write(() => {
      database.exec('INSERT INTO t VALUES (1)');
    }, 'settled');
    await commits.settle();
  }
  await wal.close();
  expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0);
  expect(database.prepare('SELECT count(*) AS n FROM t').get()?.['n']).toBe(3);
});
