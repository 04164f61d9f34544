import { dayInChina } from '@tongguan/calendar/days';
import type { CodeEntry, CodeTableSet } from '../code-tables.ts';
import { isInForce } from '../code-tables.ts';

/** What a code is taken for. */
export interface Meaning {
  /** Canonical state of domain.md §3.7; empty: the table of that day does not know the code. */
  readonly canonical: string;
  /** Digest of the table that said so. */
  readonly tableVersion: string;
}

/** The row of receipt-codes for a code on the day of a moment in China (epoch milliseconds). */
export function receiptCodeOn(code: string, atMs: number, { tables }: CodeTableSet): CodeEntry | undefined {
  const day = dayInChina(atMs);
  return tables['receipt-codes'].byCode.get(code)?.find((entry) => isInForce(entry, day));
}

/** Maps a code by the table as it was on the day of the notice (回执代码): what is kept with the receipt, whatever the table says later. */
export function meaningOf(code: string, noticeAtMs: number, tables: CodeTableSet): Meaning {
  const canonical = receiptCodeOn(code, noticeAtMs, tables)?.attributes['canonical'] ?? '';
  return { canonical, tableVersion: tables.tables['receipt-codes'].version };
}

/** Place of a canonical state in the order of domain.md §3.7, by the table receipt-states; undefined for a state without one. */
export function rankOf(canonical: string, { tables }: CodeTableSet): number | undefined {
  const rank = tables['receipt-states'].byCode.get(canonical)?.at(-1)?.attributes['rank'];
  return rank === undefined ? undefined : Number(rank);
}
