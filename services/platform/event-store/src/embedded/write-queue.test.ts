import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { commitFor } from '../conformance-kit.ts';
import { openCommitLog } from './commit-log.ts';
import { type Database, openDatabase } from './database.ts';
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts';
import { StorageFailed } from './storage-errors.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

describe('group commit', () => {
  let folder = '';
  let database: Database;
  let queue: WriteQueue;
  let store: SqliteStore;
  let transactions = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    database = openDatabase(join(folder, 'events.db'));
    const log = openCommitLog(database.connection);
    transactions = 0;
    queue = createWriteQueue(database.connection, {
      committed: () => {
        transactions += 1;
        log.publishStaged();
      },
      rolledBack: () => {
        log.dropStaged();
        store.rolledBack();
      },
    });
    store = openSqliteStore(database.connection, queue, log, 'notes');
  });
  afterEach(() => {
    queue.close();
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('acknowledges nothing before the disk has it: write-ahead log, flushed at each commit', () => {
    const pragma = (name: string) => database.connection.prepare(`PRAGMA ${name}`).get();
    expect([pragma('journal_mode'), pragma('synchronous')]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }]);
  });

  it('stores what is asked for in one turn in one transaction', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, at) => store.append(commitFor(`notes/${at}`, 1))));
    expect(transactions).toBe(1);
    await store.append(commitFor('notes/0', 2));
    expect(transactions).toBe(2);
  });

  it('does not let a conflict or a failing write spoil the others', async () => {
    await store.append(commitFor('notes/a', 1));
    const results = await Promise.allSettled([
      store.append(commitFor('notes/a', 2)),
      store.append(commitFor('notes/a', 2, { commandId: 'too-late' })),
      queue.write(() => {
        throw new RangeError('this one fails');
      }),
      store.append(commitFor('notes/a', 3)),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : String(result.reason)))).toEqual([
      'appended',
      'conflict',
      'RangeError: this one fails',
      'appended',
    ]);
    expect(await store.verify('notes/a')).toBeUndefined();
    expect(await store.read('notes/a')).toHaveLength(3);
  });

  it('refuses clearly when the disk is full, stores nothing by half, and works again once there is space', async () => {
    await store.append(commitFor('notes/a', 1));
    const pages = Number(database.connection.prepare('PRAGMA page_count').get()?.['page_count']);
    database.connection.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const big = (stream: string) => {
      const commit = commitFor(stream, 1);
      return store.append({ ...commit, events: [{ ...commit.events[0]!, bytes: Buffer.alloc(100_000) }] });
    };
    const full = await Promise.allSettled([store.append(commitFor('notes/a', 2)), big('notes/big')]);
    for (const result of full) {
      expect(result.status).toBe('rejected');
      expect((result as PromiseRejectedResult).reason).toBeInstanceOf(StorageFailed);
      expect(String((result as PromiseRejectedResult).reason)).toContain('full');
    }
    expect(await store.read('notes/a')).toHaveLength(1);
    expect(await store.read('notes/big')).toEqual([]);

    database.connection.exec('PRAGMA max_page_count = 1000000');
    expect((await store.append(commitFor('notes/a', 2))).outcome).toBe('appended');
    expect((await big('notes/big')).outcome).toBe('appended');
    expect(await store.verify('notes/a')).toBeUndefined();
  });
});
