import { dayInChina, isCalendarDate } from '@tongguan/calendar/days';
import type { Clock } from '@tongguan/event-store/clock';
import type { CodeEntry, CodeTable, CodeTableSet, TableName } from '../domain/code-tables.ts';
import { isInForce } from '../domain/code-tables.ts';

export interface FindCodesDependencies {
  readonly tables: CodeTableSet;
  readonly clock: Clock;
  /** Pinyin initials of each name of a table. */
  readonly initialsOf: (table: CodeTable) => Promise<ReadonlyMap<CodeEntry, string>>;
}

export interface FindCodes {
  readonly table: string;
  /** yyyy-mm-dd in China; empty: today. */
  readonly on: string;
  readonly q: string;
  readonly limit: number;
  readonly cursor: string;
}

export type FoundCodes =
  | { readonly outcome: 'refused'; readonly refusal: 'unknown-table' | 'bad-day' | 'bad-cursor' }
  | {
      readonly outcome: 'found';
      readonly table: CodeTable;
      readonly on: string;
      readonly entries: readonly CodeEntry[];
      readonly nextCursor: string;
    };

const DEFAULT_LIMIT = 50;
const MOST = 500;

/** Codes of a table that are in force on a day: by the beginning of the code, by a part of the name, or by pinyin initials. */
export async function findCodes(dependencies: FindCodesDependencies, query: FindCodes): Promise<FoundCodes> {
  const { tables, clock, initialsOf } = dependencies;
  if (!Object.hasOwn(tables.tables, query.table)) return { outcome: 'refused', refusal: 'unknown-table' };
  const table = tables.tables[query.table as TableName];
  const on = query.on === '' ? dayInChina(clock.now()) : query.on;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !isCalendarDate(on.replaceAll('-', ''))) return { outcome: 'refused', refusal: 'bad-day' };
  const start = startOf(query.cursor, table.version);
  if (start === undefined) return { outcome: 'refused', refusal: 'bad-cursor' };

  const q = query.q.trim().toLowerCase();
  const initials = /^[a-z0-9]+$/.test(q) ? await initialsOf(table) : undefined;
  const ranked = table.entries
    .filter((entry) => isInForce(entry, on))
    .map((entry) => ({ entry, rank: rankOf(entry, q, initials?.get(entry) ?? '') }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank);
  const limit = query.limit <= 0 ? DEFAULT_LIMIT : Math.min(query.limit, MOST);
  const end = start + limit;
  return {
    outcome: 'found',
    table,
    on,
    entries: ranked.slice(start, end).map(({ entry }) => entry),
    nextCursor: end < ranked.length ? `${table.version}.${String(end)}` : '',
  };
}

const NO_MATCH = 9;

/** Smaller is nearer; the order of the table decides between equals. */
function rankOf({ code, zh, en }: CodeEntry, q: string, initials: string): number {
  if (q === '' || code.toLowerCase() === q) return 0;
  if (code.toLowerCase().startsWith(q)) return 1;
  const english = en.toLowerCase();
  if (zh.startsWith(q) || english.startsWith(q)) return 2;
  if (initials.startsWith(q)) return 3;
  if (zh.includes(q) || english.includes(q)) return 4;
  return initials.includes(q) ? 5 : NO_MATCH;
}

/** A cursor is where to go on in a table of this version: after a change of the data it would skip or repeat. */
function startOf(cursor: string, version: string): number | undefined {
  if (cursor === '') return 0;
  const [of, place = ''] = cursor.split('.');
  return of === version && /^\d{1,6}$/.test(place) ? Number(place) : undefined;
}
