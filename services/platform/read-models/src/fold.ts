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

const MAX_ROUNDS = 100;

/** Folds the touches into their documents and puts them; what another writer changed meanwhile is read and folded again. */
export async function foldInto<Body>(model: ReadModel<Body>, touches: ReadonlyMap<string, readonly Touch<Body>[]>): Promise<FoldResult> {
  const ids = [...touches.keys()];
  let pending: readonly string[] = ids;
  let written = 0;
  let refused = 0;
  for (let round = 0; pending.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new TooManyWriters(pending);
    const stored = await model.getMany(pending);
    const puts = pending.flatMap((id) => foldDocument(id, stored.get(id), touches.get(id) ?? []) ?? []);
    if (puts.length === 0) break;
    const { stale } = await model.put(puts, 'settled');
    written += puts.length - stale.length;
    refused += stale.length;
    pending = stale;
  }
  return { ids, written, stale: refused };
}

function foldDocument<Body>(
  id: string,
  stored: StoredDocument<Body> | undefined,
  touches: readonly Touch<Body>[],
): PutDocument<Body> | undefined {
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
