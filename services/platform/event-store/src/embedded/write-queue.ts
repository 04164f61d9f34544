import type { DatabaseSync } from 'node:sqlite';

import { isMediumFault, StorageFailed } from './storage-errors.ts';

/** Group commit: all that is asked for in one turn of the event loop, and while the last transaction ran, is one transaction. */
export interface WriteQueue {
  /**
   * Runs `apply` inside the next transaction; resolves with its result once that is on disk. `apply` is synchronous and
   * may run again when another write of its transaction fails. Rejects with {@link StorageFailed} when nothing was stored.
   */
  write<Result>(apply: () => Result): Promise<Result>;
  readonly pending: number;
  /** Stores what is queued now; later writes are refused. */
  close(): void;
}

interface Write {
  readonly apply: () => unknown;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  result: unknown;
}

/** Bounds how long one transaction holds up the event loop. */
const MAX_WRITES = 1_000;

export interface WriteHooks {
  /** On disk now; called before any waiter hears of it. */
  committed(): void;
  /** Whatever was remembered of this transaction is void. */
  rolledBack(): void;
}

export function createWriteQueue(connection: DatabaseSync, hooks: WriteHooks): WriteQueue {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const queue: Write[] = [];
  let scheduled = false;
  let closed = false;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
      if (queue.length > 0) schedule();
    });
  };

  /** One transaction; the write that made it fail, or all of them when the medium fails. */
  const failuresOf = (writes: readonly Write[]): { readonly failed: readonly Write[]; readonly error: unknown } | undefined => {
    let current: Write | undefined;
    try {
      begin.run();
      for (const write of writes) {
        current = write;
        write.result = write.apply();
      }
      current = undefined;
      commit.run();
      return undefined;
    } catch (error) {
      // SQLite itself rolls back on some faults, e.g. a full disk
      if (connection.isTransaction) connection.exec('ROLLBACK');
      hooks.rolledBack();
      return current === undefined || isMediumFault(error)
        ? { failed: writes, error: new StorageFailed(error) }
        : { failed: [current], error };
    }
  };

  const flush = (): void => {
    let writes = queue.splice(0, MAX_WRITES);
    while (writes.length > 0) {
      const failure = failuresOf(writes);
      if (failure === undefined) {
        hooks.committed();
        for (const write of writes) write.resolve(write.result as never);
        return;
      }
      for (const write of failure.failed) write.reject(failure.error);
      writes = writes.filter((write) => !failure.failed.includes(write));
    }
  };

  return {
    write: (apply) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the event store is closed'));
          return;
        }
        queue.push({ apply, resolve: resolve, reject, result: undefined });
        schedule();
      }),
    get pending() {
      return queue.length;
    },
    close: () => {
      closed = true;
      while (queue.length > 0) flush();
    },
  };
}
