import type { DatabaseSync } from 'node:sqlite';

interface Write {
  readonly run: () => void;
  readonly done: (error?: unknown) => void;
}

/** Another process held the write lock for too long. */
class CannotBegin extends Error {
  override readonly name = 'CannotBegin';
}

/** Collects the writes of one turn of the event loop into one transaction: one sync to disk for all of them. */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: Write[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Resolves with what `work` gave once it is on disk. `work` is synchronous and checks its input before it writes. */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly of: Result } | undefined;
      this.#waiting.push({
        run: () => {
          result = { of: work() };
        },
        done: (error) => {
          if (result && error === undefined) resolve(result.of);
          else reject(error instanceof Error ? error : new Error('the transaction failed', { cause: error }));
        },
      });
      this.#scheduled ??= setImmediate(() => {
        this.flush();
      });
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    try {
      this.#transaction(writes);
    } catch (error) {
      // one write's fault must not fail its neighbours: each again by itself, unless nobody gets in at all
      if (writes.length === 1 || error instanceof CannotBegin) for (const { done } of writes) done(error);
      else for (const write of writes) this.#alone(write);
      return;
    }
    for (const { done } of writes) done();
  }

  #alone(write: Write): void {
    try {
      this.#transaction([write]);
    } catch (error) {
      write.done(error);
      return;
    }
    write.done();
  }

  #transaction(writes: readonly Write[]): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
    } catch (cause) {
      throw new CannotBegin('the read models are locked by another process', { cause });
    }
    try {
      for (const { run } of writes) run();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
