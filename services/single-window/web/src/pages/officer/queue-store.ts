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
  /** The last row of the last page, as it was read: pages go on behind it. */
  #last: QueueRow | undefined;
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

  /** Adds a page behind the rows that are there. What the stream said meanwhile of a row of the page counts, if it is newer. */
  addPage(rows: readonly QueueRow[], complete: boolean): void {
    const first = this.#last === undefined;
    const all = new Map(this.#rows);
    const shown = new Set(this.#order);
    const added: string[] = [];
    for (const row of rows) {
      const key = rowKey(row);
      const known = all.get(key);
      if (known === undefined || known.version < row.version) all.set(key, row);
      if (!shown.has(key)) added.push(key);
      if (!shown.has(key)) this.#changed.delete(key);
      // it stands where it was read, and by now it should stand elsewhere
      const standsAsKnown = shown.has(key) && known !== undefined && known.version >= row.version;
      if (known !== undefined && !standsAsKnown && sortValue(known, this.#sort) !== sortValue(row, this.#sort)) this.#changed.add(key);
    }
    this.#rows = all;
    this.#order = [...this.#order, ...added];
    this.#last = rows.at(-1) ?? this.#last;
    this.#complete = complete;
    if (first) this.#takeWaiting(new Set(added));
    this.#tell();
  }

  /** Takes a row of the stream. Repeats and older versions change nothing. */
  take(row: QueueRow): void {
    const key = rowKey(row);
    const known = this.#rows.get(key);
    if (known !== undefined && known.version >= row.version) return;
    // before the first page nobody knows where a row stands
    const waits = this.#last === undefined && !this.#complete;
    if (known === undefined && !waits && (!this.#belongs(row) || this.#isBeyond(row))) return;
    this.#rows = new Map(this.#rows).set(key, row);
    const moves = known === undefined || sortValue(known, this.#sort) !== sortValue(row, this.#sort);
    if (!waits && (moves || !this.#belongs(row))) this.#changed.add(key);
    this.#tell();
  }

  /** Sorts what is there by what is known now: new rows come in, finished ones go, and what moved behind the last page comes with its page. */
  sortAgain(): void {
    if (this.#changed.size === 0) return;
    const kept = [...this.#rows.values()].filter((row) => this.#belongs(row) && !this.#isBeyond(row));
    this.#rows = new Map(kept.map((row) => [rowKey(row), row]));
    this.#order = kept.sort((a, b) => compareRows(a, b, this.#sort)).map(rowKey);
    this.#changed = new Set();
    this.#tell();
  }

  /** Rows that the stream brought before the first page: new ones wait to be sorted in, all others come with their page or never. */
  #takeWaiting(paged: ReadonlySet<string>): void {
    for (const [key, row] of this.#rows) {
      if (paged.has(key)) {
        if (!this.#belongs(row)) this.#changed.add(key);
      } else if (this.#belongs(row) && !this.#isBeyond(row)) this.#changed.add(key);
      else this.#rows.delete(key);
    }
  }

  /** A row behind the last one that was read comes with its page. */
  #isBeyond(row: QueueRow): boolean {
    return !this.#complete && this.#last !== undefined && compareRows(row, this.#last, this.#sort) > 0;
  }

  #tell(): void {
    this.#view = undefined;
    for (const listener of this.#listeners) listener();
  }
}
