import type { Document } from 'mongodb';

/** The index that a winning plan reads. */
export interface Plan {
  readonly index: string;
  /** False when the index only gives the order. */
  readonly bounded: boolean;
}

/** Reads MongoDB's winning plan; undefined when it walks the collection. */
export function planOf(explained: Document): Plan | undefined {
  const winning: unknown = (explained['queryPlanner'] as Document | undefined)?.['winningPlan'];
  if (!isDocument(winning)) return undefined;
  for (const stage of stagesOf(winning)) {
    if (typeof stage['indexName'] === 'string') return { index: stage['indexName'], bounded: isBounded(stage) };
  }
  return undefined;
}

function* stagesOf(stage: Document): Generator<Document> {
  yield stage;
  for (const value of Object.values(stage) as unknown[]) {
    for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) if (isDocument(inner)) yield* stagesOf(inner);
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBounded(scan: Document): boolean {
  const bounds = Object.values((scan['indexBounds'] ?? {}) as Record<string, unknown>)[0];
  return !(Array.isArray(bounds) && /^\[(?:MinKey, MaxKey|MaxKey, MinKey)\]$/.test(String(bounds[0])));
}
