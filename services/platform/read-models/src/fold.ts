import { LRUCache } from 'lru-cache';
import { canonical } from './canonical.ts';
import type { PutDocument, ReadModel, StoredDocument } from './port.ts';
import type { Touch } from './source.ts';

/** A document that other writers kept changing; the batch is given again. */
export class TooManyWriters extends Error {
  override readonly name = 'TooManyWriters';
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    super(`${ids.length} documents were changed by others again and again`);
    this.ids = ids;
  }
}

export interface FoldResult {
  /** Ids of the documents that show the batch now. */
  readonly ids: readonly string[];
  readonly written: number;
  /** Puts that were refused because another writer was first, and folded again. */
  readonly stale: number;
}

type Shown<Body> = Pick<StoredDocument<Body>, 'revision' | 'versions' | 'body'>;

/** Documents as they were put last, so that the next event of a busy one need not read it. A put whose revision is old shows that it is. */
export type LastPut<Body> = LRUCache<string, Shown<Body>>;

const MAX_ROUNDS = 100;
const KEPT_DOCUMENTS = 500;

export const keepLastPut = <Body>(): LastPut<Body> => new LRUCache<string, Shown<Body>>({ max: KEPT_DOCUMENTS });

/** Folds the touches into their documents and puts them; what another writer changed meanwhile is read and folded again. */
export async function foldInto<Body>(
  model: ReadModel<Body>,
  touches: ReadonlyMap<string, readonly Touch<Body>[]>,
  lastPut: LastPut<Body>,
): Promise<FoldResult> {
  const ids = [...touches.keys()];
  let pending: readonly string[] = ids;
  let written = 0;
  let refused = 0;
  for (let round = 0; pending.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new TooManyWriters(pending);
    const unknown = pending.filter((id) => !lastPut.has(id));
    const stored = unknown.length === 0 ? undefined : await model.getMany(unknown);
    const puts = pending.flatMap((id) => foldDocument(id, lastPut.get(id) ?? stored?.get(id), touches.get(id) ?? []) ?? []);
    if (puts.length === 0) break;
    const { stale } = await model.put(puts, 'settled');
    for (const { id, expectedRevision, versions, body } of puts)
      keepNewest(lastPut, id, { revision: expectedRevision + 1, versions, body });
    for (const id of stale) lastPut.delete(id);
    written += puts.length - stale.length;
    refused += stale.length;
    pending = stale;
  }
  return { ids, written, stale: refused };
}

/** Two batches may be at one document; the one that lost hears of it by its put. */
function keepNewest<Body>(lastPut: LastPut<Body>, id: string, shown: Shown<Body>): void {
  if ((lastPut.get(id)?.revision ?? 0) < shown.revision) lastPut.set(id, shown);
}

function foldDocument<Body>(id: string, stored: Shown<Body> | undefined, touches: readonly Touch<Body>[]): PutDocument<Body> | undefined {
  let body = stored?.body;
  const shown = new Map(Object.entries(stored?.versions ?? {}));
  let changed = false;
  for (const { stream, position, apply } of touches) {
    if ((shown.get(stream) ?? -1) >= position) continue; // a repeat
    const next = apply(body);
    if (next === undefined) {
      // a stream counts from its first own part on: whether another stream made the document by then must not show
      if (!shown.has(stream)) continue;
    } else {
      body = canonical(next); // as it would be read back: a fold must not see what the store does not keep
    }
    shown.set(stream, position);
    changed = true;
  }
  if (!changed || body === undefined) return undefined;
  return { id, expectedRevision: stored?.revision ?? 0, versions: Object.fromEntries(shown), body };
}
