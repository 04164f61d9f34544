import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { silentLog } from '../event-log.ts';
import { openDatabase } from './database.ts';
import { openOffsets } from './offsets.ts';
import { createWriteQueue } from './write-queue.ts';

it('stores a position once what stands before it is on disk, and no later one with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offsets-'));
  const database = openDatabase(join(folder, 'events.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const { connection } = database;
  const queue = createWriteQueue(connection, { committed: () => undefined, rolledBack: () => undefined });
  const offsets = openOffsets(connection, queue, silentLog);
  const stored = () => connection.prepare("SELECT position FROM offsets WHERE subscriber = 'list'").get()?.['position'];

  const onDisk = Promise.withResolvers<undefined>();
  offsets.set('list', 7, () => onDisk.promise);
  const storing = offsets.store();
  offsets.set('list', 9, () => Promise.reject(new Error('EIO')));
  await new Promise((resolve) => setImmediate(resolve));
  expect(stored()).toBeUndefined();
  onDisk.resolve(undefined);
  await storing;
  expect(stored()).toBe(7);

  await offsets.store();
  expect(stored()).toBe(7);
  offsets.set('list', 9, () => Promise.resolve());
  await offsets.close();
  expect([stored(), offsets.get('list')]).toEqual([9, 9]);
});
