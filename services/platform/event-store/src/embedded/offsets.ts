import type { DatabaseSync } from 'node:sqlite';

import type { EventLog } from '../event-log.ts';
import { errorText } from '../handling.ts';
import type { WriteQueue } from './write-queue.ts';

/**
 * Positions of the groups. Stored a little later than they move, many in one transaction: after a crash some records come
 * again, which every handler stands, and no batch waits for the disk.
 */
export interface Offsets {
  get(group: string): number;
  /** `settle` is awaited before the position is stored. */
  set(group: string, position: number, settle?: () => Promise<void>): void;
  /** Stores what has moved. What the disk does not take is tried again later: it only means that records come again. */
  store(): Promise<void>;
  /** Stores a last time. */
  close(): Promise<void>;
}

const STORE_AFTER_MS = 50;

export function openOffsets(connection: DatabaseSync, queue: WriteQueue, log: EventLog): Offsets {
  const upsert = connection.prepare(
    'INSERT INTO offsets (subscriber, position) VALUES (?, ?) ON CONFLICT (subscriber) DO UPDATE SET position = excluded.position',
  );
  const positions = new Map<string, number>();
  for (const row of connection.prepare('SELECT subscriber, position FROM offsets').all()) {
    positions.set(row['subscriber'] as string, row['position'] as number);
  }
  const moved = new Map<string, (() => Promise<void>) | undefined>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const storeMoved = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (moved.size === 0) return;
    // as they are now: a group may move on while what it did before is brought to disk
    const rows = [...moved].map(([group, settle]) => ({ group, settle, position: positions.get(group) ?? 0 }));
    moved.clear();
    try {
      await Promise.all(rows.map(async ({ settle }) => settle?.()));
      await queue.write(() => {
        for (const { group, position } of rows) upsert.run(group, position);
      });
    } catch (error) {
      for (const { group, settle } of rows) moved.set(group, settle);
      log.error({ error: errorText(error) }, 'offsets-not-stored');
      storeLater();
    }
  };
  // one after the other: who closes waits for what is on its way to the disk
  let storing: Promise<void> = Promise.resolve();
  const store = (): Promise<void> => (storing = storing.then(storeMoved));
  const storeLater = (): void => {
    if (!closed) timer ??= setTimeout(() => void store(), STORE_AFTER_MS);
  };

  return {
    get: (group) => positions.get(group) ?? 0,
    set: (group, position, settle) => {
      positions.set(group, position);
      moved.set(group, settle);
      storeLater();
    },
    store,
    close: () => {
      closed = true;
      return store();
    },
  };
}
