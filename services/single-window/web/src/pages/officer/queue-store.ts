import type { QueueRow, QueueSort } from './queue-row.ts';
import { compareRows, rowKey, sortValue } from './queue-row.ts';

export interface QueueView {
  /** Keys in the order in which they are shown. */
  readonly order: readonly string[];
  readonly rows: ReadonlyMap<string, QueueRow>;
  /** Rows that would stand elsewhere, come or go when it was sorted anew. */
  readonly changed: number;
  /** False: more pages follow behind the last row. */
  readonly complete: boolean;
}

type Belongs = (row: QueueRow) => boolean;

/**
 * The rows of the queue that were read so far, and what the stream says of them. Pages append; what the stream says changes
 * a row at once where it stands, and never its place: that waits for {@link sortAgain}, so no row moves under the mouse.
 */
export class QueueStore {
  readonly #sort: QueueSort;
  readonly #belongs: Belongs;
  #rows = new Map<string, QueueRow>();
  #order: string[] = [];
  #changed = new Set<string>();
  #complete = false;
  #view: QueueView | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(sort: QueueSort, belongs: Belongs) {
    this.#sort = sort;
    this.#belongs = belongs;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly view = (): QueueView => {
    this.#view ??= { order: this.#order, rows: this.#rows, changed: this.#changed.size, complete: this.#complete };
    return this.#view;
  };

  /** Adds a page behind the rows that are there; rows that the stream brought meanwhile stay where they are. */
  addPage(rows: readonly QueueRow[], complete: boolean): void {
    this.#rows = new Map(this.#rows);
    const added: string[] = [];
    for (const row of rows) {
      const key = rowKey(row);
      const known = this.#rows.get(key);
      if (known === undefined || known.version < row.version) this.#rows.set(key, row);
      if (known === undefined) added.push(key);
    }
    this.#order = [...this.#order, ...added];
    this.#complete = complete;
    this.#tell();
  }

  /** Takes a row of the stream. Repeats and older versions change nothing. */
  take(row: QueueRow): void {
    const key = rowKey(row);
    const known = this.#rows.get(key);
    if (known === undefined ? !this.#belongs(row) || this.#isBeyond(row) : known.version >= row.version) return;
    this.#rows = new Map(this.#rows).set(key, row);
    const moves = known === undefined || sortValue(known, this.#sort) !== sortValue(row, this.#sort);
    if (moves || !this.#belongs(row)) this.#changed.add(key);
    this.#tell();
  }

  /** Sorts what is there by what is known now: new rows come in, finished ones go. */
  sortAgain(): void {
    if (this.#changed.size === 0) return;
    const kept = [...this.#rows.values()].filter((row) => this.#belongs(row));
    this.#rows = new Map(kept.map((row) => [rowKey(row), row]));
    this.#order = kept.sort((a, b) => compareRows(a, b, this.#sort)).map(rowKey);
    this.#changed = new Set();
    this.#tell();
  }

  /** A row behind the last one that was read comes with its page. */
  #isBeyond(row: QueueRow): boolean {
    const last = this.#rows.get(this.#order.at(-1) ?? '');
    return !this.#complete && last !== undefined && compareRows(row, last, this.#sort) > 0;
  }

  #tell(): void {
    this.#view = undefined;
    for (const listener of this.#listeners) listener();
  }
}
