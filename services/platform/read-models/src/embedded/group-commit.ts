import type { DatabaseSync } from 'node:sqlite';

/** `now`: on disk when it resolves. `settled`: on disk when the next {@link GroupCommit.settle} resolves; a crash of the process alone loses nothing. */
export type Durable = 'now' | 'settled';

interface Write {
  readonly durable: Durable;
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
  readonly #sync: () => Promise<void>;
  #waiting: Write[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #synchronous: 'FULL' | 'NORMAL' | undefined;
  #unsettled = false;
  #settling: Promise<void> = Promise.resolve();

  /** `sync` brings to disk whatever was committed before. */
  constructor(database: DatabaseSync, sync: () => Promise<void>) {
    this.#database = database;
    this.#sync = sync;
  }

  /** Resolves with what `work` gave once it is committed. `work` is synchronous and checks its input before it writes. */
  write<Result>(work: () => Result, durable: Durable = 'now'): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly of: Result } | undefined;
      this.#waiting.push({
        durable,
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

  /** Resolves when everything that was committed before the call is on disk. */
  settle(): Promise<void> {
    if (this.#unsettled) {
      this.#unsettled = false;
      this.#settling = this.#sync().catch((error: unknown) => {
        this.#unsettled = true;
        throw error;
      });
    }
    // with nothing new, what was asked for before may still be on its way
    return this.#settling;
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
    // with FULL a commit waits for the disk, which takes all earlier commits along
    const atOnce = writes.some(({ durable }) => durable === 'now');
    try {
      this.#synchronize(atOnce ? 'FULL' : 'NORMAL');
      this.#database.exec('BEGIN IMMEDIATE');
    } catch (cause) {
      throw new CannotBegin('the read models are locked by another process', { cause });
    }
    try {
      for (const { run } of writes) run();
      this.#database.exec('COMMIT');
      if (!atOnce) this.#unsettled = true;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #synchronize(mode: 'FULL' | 'NORMAL'): void {
    if (this.#synchronous === mode) return;
    this.#database.exec(`PRAGMA synchronous=${mode}`);
    this.#synchronous = mode;
  }
}
