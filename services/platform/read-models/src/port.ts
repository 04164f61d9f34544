import type { FoldListeners } from './fold-listeners.ts';

/** A value that can be searched and sorted by: declared fields hold these or arrays of them. */
export type FieldValue = string | number | boolean | null;

/** Which field paths (`a` or `a.b`) and orders are indexed. Every `find` must be served by one of them. */
export interface IndexDefinition {
  readonly name: string;
  /** Equality fields first, then the field that is ranged or sorted by. The document id is appended by the engine. */
  readonly fields: readonly string[];
}

export interface ReadModelDefinition {
  /** `<service>.<kebab-name>`, e.g. `declarations.declaration-list`. */
  readonly name: string;
  /** Fields that `find` may name, with their kind. Array fields match when any element does. */
  readonly fields: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'string[]'>>;
  readonly indexes: readonly IndexDefinition[];
}

export interface StoredDocument<Body> {
  readonly id: string;
  /** Counts the writes of this document; guards a put. 0: not stored yet. */
  readonly revision: number;
  /** Per source stream: version and index of the last event that it shows, as version * 1000 + index. */
  readonly versions: Readonly<Record<string, number>>;
  /** Clock time of the last put, epoch ms: not part of the document's content. */
  readonly changedAt: number;
  readonly body: Body;
}

export interface PutDocument<Body> {
  readonly id: string;
  /** The revision that was read; the put is refused when the stored one is another. */
  readonly expectedRevision: number;
  readonly versions: Readonly<Record<string, number>>;
  readonly body: Body;
}

export type Condition =
  | { readonly field: string; readonly equals: FieldValue }
  | { readonly field: string; readonly in: readonly FieldValue[] }
  | { readonly field: string; readonly from?: FieldValue; readonly before?: FieldValue }
  | { readonly field: string; readonly prefix: string };

export interface Query {
  /** All must hold. */
  readonly where?: readonly Condition[];
  /** One field; ties are broken by document id in the same direction, so paging is stable. Default: id ascending. */
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' };
  /** What the previous page gave. A foreign or damaged cursor throws {@link BadCursor}. */
  readonly cursor?: string;
  /** 1 to 1000. */
  readonly limit: number;
  /** Only documents put at or after this clock time. */
  readonly changedSince?: number;
}

export interface Page<Body> {
  readonly documents: readonly StoredDocument<Body>[];
  readonly nextCursor?: string;
}

/** How many documents hold these values of the fields that were asked for, in their order. */
export interface Tally {
  readonly values: readonly FieldValue[];
  readonly count: number;
}

export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** A query that names an unknown field, compares with the wrong kind of value or asks for too much. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
}

/** A document that cannot be kept: not plain JSON, or a declared field holds another kind of value. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** One read model of one service. Both engines answer the same (conformance.ts). */
export interface ReadModel<Body> {
  readonly definition: ReadModelDefinition;
  get(id: string): Promise<StoredDocument<Body> | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<Body>>>;
  /**
   * Puts in bulk; returns the ids whose revision was another (nothing of those is written). On disk when it resolves, or with `settled`
   * when {@link ReadModelEngine.settle} does: for folds, whose events come again after a power cut as their position is stored after that.
   */
  put(documents: readonly PutDocument<Body>[], durable?: 'now' | 'settled'): Promise<{ readonly stale: readonly string[] }>;
  remove(ids: readonly string[]): Promise<void>;
  find(query: Query): Promise<Page<Body>>;
  /**
   * Counts what matches, for each combination of values of the fields `by` (none of them an array; none at all: one tally).
   * Ordered by the values. What is counted often wants an index of the equal fields and then these, in this order: SQLite then
   * reads the index alone, and no document.
   */
  count(where: readonly Condition[], by: readonly string[]): Promise<readonly Tally[]>;
  /** Name of the index that serves the query, by the engine's own plan; undefined when it would scan. */
  explain(query: Query): Promise<string | undefined>;
  /** All documents ordered by id, for digests and export. */
  all(): AsyncIterable<StoredDocument<Body>>;
  drop(): Promise<void>;
}

export interface ReadModelEngine {
  readonly kind: 'embedded' | 'distributed';
  /** Told of every batch that a projection of this process has shown; of other processes' never. */
  readonly folded: FoldListeners;
  /** `generation` > 1 is a rebuilt copy beside the first; default: the one in use. */
  open<Body>(definition: ReadModelDefinition, generation?: number): Promise<ReadModel<Body>>;
  /** Generation in use, 1 at first. */
  generation(name: string): Promise<number>;
  /** Makes a generation the one in use, for every process. */
  use(name: string, generation: number): Promise<void>;
  /** A number above every generation that ever was; never given twice, so that a new one starts from nothing. */
  reserveGeneration(name: string): Promise<number>;
  /** Generations that hold data, ascending. */
  generations(name: string): Promise<readonly number[]>;
  /** Resolves when all that was put before the call is on disk. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
