import type { paths } from '#src/api/schema';

/** One authority's part of one case, as the API lists and streams it. */
export type QueueRow = paths['/v1/clearance/queue']['get']['responses'][200]['content']['application/json']['rows'][number];

export type QueueSort = 'priority' | 'age' | 'deadline';

export const rowKey = ({ caseId, authority }: Pick<QueueRow, 'caseId' | 'authority'>): string => `${caseId}:${authority}`;

const NEVER = Number.MAX_SAFE_INTEGER;
const ms = (at: string | null, none: number): number => (at === null ? none : new Date(at).getTime());

/** What a row is sorted by, as the server sorts: lower first, ties by key. */
export function sortValue(row: QueueRow, sort: QueueSort): number {
  switch (sort) {
    case 'priority':
      return row.priority;
    case 'age':
      return ms(row.waitsSince, 0);
    case 'deadline':
      return ms(row.dueAt, NEVER);
  }
}

export function compareRows(a: QueueRow, b: QueueRow, sort: QueueSort): number {
  const difference = sortValue(a, sort) - sortValue(b, sort);
  if (difference !== 0) return difference;
  const [left, right] = [rowKey(a), rowKey(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

export interface Claim {
  readonly by: 'nobody' | 'me' | 'another';
  readonly who: string;
  readonly until: string;
}

/** Who has a row at `now`; a lease that has ended frees it without anybody telling us. */
export function claimOf(row: Pick<QueueRow, 'claimedBy' | 'leaseUntil'>, me: string, now: number): Claim {
  const { claimedBy, leaseUntil } = row;
  if (claimedBy === null || leaseUntil === null || new Date(leaseUntil).getTime() <= now) return { by: 'nobody', who: '', until: '' };
  return { by: claimedBy === me ? 'me' : 'another', who: claimedBy, until: leaseUntil };
}
