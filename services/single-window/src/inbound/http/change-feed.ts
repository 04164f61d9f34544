/** One row as a subscriber of the live stream gets it. */
export interface ChangedRow {
  readonly kind: 'queue-row' | 'declaration';
  readonly key: string;
  readonly version: number;
  readonly changedAtMs: number;
  readonly body: unknown;
}

/** Reads the rows that changed at or after a moment. */
export type ReadChanges = (sinceMs: number) => Promise<readonly ChangedRow[]>;

/** Clocks of two processes may differ by this much, and a row can be seen a little after it was written. */
const OVERLAP_MS = 5000;

/**
 * What one subscriber has seen. Rows are whole states, so a row that changed twice may come once; none is missed:
 * every read goes back a little before the watermark, and what was sent already is left out.
 * The watermark is the id of the stream's events: whoever resumes from it gets at least all that came later.
 */
export class ChangeFeed {
  readonly #read: ReadChanges;
  readonly #sent = new Map<string, { version: number; changedAtMs: number }>();
  #watermark: number;

  constructor(read: ReadChanges, watermark: number) {
    this.#read = read;
    this.#watermark = watermark;
  }

  get watermark(): number {
    return this.#watermark;
  }

  /** Rows that are new to this subscriber, oldest change first. */
  async next(): Promise<readonly ChangedRow[]> {
    const rows = await this.#read(Math.max(1, this.#watermark - OVERLAP_MS));
    const fresh = rows.filter((row) => {
      const sent = this.#sent.get(row.key);
      return sent?.version !== row.version || sent.changedAtMs !== row.changedAtMs;
    });
    for (const row of fresh) {
      this.#sent.set(row.key, { version: row.version, changedAtMs: row.changedAtMs });
      this.#watermark = Math.max(this.#watermark, row.changedAtMs);
    }
    for (const [key, { changedAtMs }] of this.#sent) if (changedAtMs < this.#watermark - OVERLAP_MS) this.#sent.delete(key);
    return [...fresh].sort((a, b) => a.changedAtMs - b.changedAtMs);
  }
}
