import type { CodeTableSet } from '../code-tables.ts';
import { wordsOf } from '../code-tables.ts';
import { rankOf } from './meaning.ts';

/** As much of a kept receipt as its standing follows from. */
export interface Noticed {
  readonly canonical: string;
  readonly code: string;
  readonly noticeAtMs: number;
  /** SHA-256 of what it says: the same receipt twice is one. */
  readonly digest: string;
}

export interface Reached {
  readonly canonical: string;
  readonly rank: number;
  /** First notice of it, epoch milliseconds. */
  readonly firstNoticeAtMs: number;
}

export interface Standing<Receipt extends Noticed> {
  /** By notice time; of one moment by rank, then by code and digest, so that the order of arrival never shows. */
  readonly timeline: readonly Receipt[];
  /** First notice of each state, by its time. */
  readonly reached: readonly Reached[];
  /** The state of the highest rank; undefined while no receipt says one. */
  readonly state: Reached | undefined;
  /** Notice time of the first release, epoch milliseconds; 0: none. */
  readonly releasedAtMs: number;
}

const RELEASED = 'RELEASED';

/**
 * The state by receipts (domain.md §3.7, §9 example 12): the canonical state of the highest rank that any of them says, whatever order
 * they came in, with gaps and with repeats. A code without a meaning and a state without a rank (CIQ) move nothing.
 */
export function standingOf<Receipt extends Noticed>(receipts: readonly Receipt[], tables: CodeTableSet): Standing<Receipt> {
  const distinct = [...new Map(receipts.map((receipt) => [receipt.digest, receipt])).values()];
  const rank = ({ canonical }: Noticed): number => rankOf(canonical, tables) ?? -1;
  const timeline = distinct.toSorted(
    (a, b) => a.noticeAtMs - b.noticeAtMs || rank(a) - rank(b) || order(a.code, b.code) || order(a.digest, b.digest),
  );
  const first = new Map<string, Reached>();
  for (const receipt of timeline) {
    const { canonical, noticeAtMs: firstNoticeAtMs } = receipt;
    if (canonical !== '' && !first.has(canonical)) first.set(canonical, { canonical, rank: rank(receipt), firstNoticeAtMs });
  }
  const reached = [...first.values()];
  const state = reached.filter((one) => one.rank > 0).reduce<Reached | undefined>((a, b) => (a === undefined || b.rank > a.rank ? b : a), undefined); // prettier-ignore
  return { timeline, reached, state, releasedAtMs: first.get(RELEASED)?.firstNoticeAtMs ?? 0 };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether our own status is one that the table receipt-states takes for the same; undefined when the receipts say no state. */
export function agrees(status: string, state: Reached | undefined, { tables }: CodeTableSet): boolean | undefined {
  if (state === undefined) return undefined;
  return wordsOf(tables['receipt-states'].byCode.get(state.canonical)?.at(-1)?.attributes['statuses']).includes(status);
}
