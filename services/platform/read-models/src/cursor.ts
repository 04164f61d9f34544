import { createHash } from 'node:crypto';
import { BadCursor } from './port.ts';
import type { Query } from './port.ts';
import type { Scalar } from './schema.ts';

/** The last document of a page, as a place in the order. */
export interface Place {
  readonly value: Scalar | null;
  readonly id: string;
}

/** What a cursor belongs to: the same read model, conditions and order; the page size may change. */
export function shapeOf(name: string, query: Query): string {
  const { where = [], sort, changedSince } = query;
  const conditions = where.map((condition) => Object.entries(condition).sort(([a], [b]) => (a < b ? -1 : 1)));
  const shape = JSON.stringify([name, conditions, sort?.field ?? null, sort?.direction ?? null, changedSince ?? null]);
  return createHash('sha256').update(shape).digest('base64url').slice(0, 16);
}

export function writeCursor(shape: string, place: Place): string {
  return Buffer.from(JSON.stringify([shape, place.value, place.id])).toString('base64url');
}

/** @throws BadCursor when it is damaged or belongs to another query. `kind` is that of the sort field. */
export function readCursor(shape: string, kind: string | undefined, cursor: string): Place {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed.length !== 3) throw new BadCursor('the cursor is damaged');
  const [belongsTo, value, id] = parsed as unknown[];
  if (belongsTo !== shape) throw new BadCursor('the cursor belongs to another query');
  if (typeof id !== 'string' || (value !== null && typeof value !== kind)) throw new BadCursor('the cursor is damaged');
  return { value: value as Scalar | null, id };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new BadCursor('the cursor is damaged', { cause });
  }
}
