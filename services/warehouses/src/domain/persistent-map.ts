const BUCKETS = 256;

/**
 * A map whose versions share what did not change: `with` costs two short copies, not one of the whole.
 * An account's stream grows for years, and a fold that copied every list at every event would take quadratic time.
 */
export class PersistentMap<Value> {
  readonly size: number;
  readonly #buckets: readonly (ReadonlyMap<string, Value> | undefined)[];

  private constructor(buckets: readonly (ReadonlyMap<string, Value> | undefined)[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>([], 0);
  }

  get(key: string): Value | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.#buckets[bucketOf(key)]?.has(key) ?? false;
  }

  /** This map and the entry; this one stays as it is. */
  with(key: string, value: Value): PersistentMap<Value> {
    const place = bucketOf(key);
    const bucket = this.#buckets[place];
    const buckets = [...this.#buckets];
    buckets[place] = new Map(bucket).set(key, value);
    return new PersistentMap(buckets, this.size + (bucket?.has(key) === true ? 0 : 1));
  }

  /** The values in no order that means anything. */
  *values(): Generator<Value> {
    for (const bucket of this.#buckets) yield* bucket?.values() ?? [];
  }
}

/** FNV-1a. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < key.length; place++) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
