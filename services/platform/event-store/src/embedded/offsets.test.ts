import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { silentLog } from '../event-log.ts';
import { openDatabase } from './database.ts';
import { openOffsets } from './offsets.ts';
import { createWriteQueue } from './write-queue.ts';

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'offsets-'));
  const database = openDatabase(join(folder, 'events.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const { connection } = database;
  const queue = createWriteQueue(connection, { committed: () => undefined, rolledBack: () => undefined });
  const stored = () => connection.prepare("SELECT position FROM offsets WHERE subscriber = 'list'").get()?.['position'];
  return { offsets: openOffsets(connection, queue, silentLog), stored };
}

it('stores a position once what stands before it is on disk, and no later one with it', async () => {
  const { offsets, stored } = open();
  const onDisk = Promise.withResolvers<undefined>();
  offsets.set('list', 7, () => onDisk.promise);
  const storing = offsets.store();
  await new Promise((resolve) => setImmediate(resolve));
  offsets.set('list', 9, () => Promise.reject(new Error('EIO')));
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

it('is closed only when what was on its way is stored', async () => {
  const { offsets, stored } = open();
  const onDisk = Promise.withResolvers<undefined>();
  offsets.set('list', 7, () => onDisk.promise);
  void offsets.store();
  await new Promise((resolve) => setImmediate(resolve));
  let closed = false;
  const closing = offsets.close().then(() => {
    closed = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(false);
  onDisk.resolve(undefined);
  await closing;
  expect(stored()).toBe(7);
});
