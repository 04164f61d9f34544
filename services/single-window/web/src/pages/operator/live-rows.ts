import type { DeclarationList, DeclarationRow, ListState } from '#src/pages/operator/list-state';
import { fromShanghai } from '#src/ui/time';

const asKey = (text: string): string => text.replace(/\s+/gu, '').toUpperCase();
const within = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value);

/** Whether a row that came by the stream belongs to the list as it is filtered; the server decides by the same rules. */
export function matches(row: DeclarationRow, filter: ListState): boolean {
  const q = asKey(filter.q);
  const keys = [row.declarationNo, row.billNo, ...row.containerIds].map(asKey);
  const submitted = row.submittedAt === null ? 0 : Date.parse(row.submittedAt);
  const { submittedFrom: from, submittedBefore: before } = filter;
  return (
    (q.length < 3 || keys.some((key) => key.startsWith(q))) &&
    within(filter.status, row.status) &&
    within(filter.lane, row.lane ?? '') &&
    (filter.waitingFor.length === 0 || row.waiting.some(({ owner }) => filter.waitingFor.includes(owner))) &&
    (filter.direction === '' || filter.direction === row.direction) &&
    (filter.customsOffice === '' || filter.customsOffice === row.customsOffice) &&
    (filter.transportMode === '' || filter.transportMode === row.transportMode) &&
    (from === '' || submitted >= Date.parse(fromShanghai(`${from}T00:00`))) &&
    (before === '' || submitted < Date.parse(fromShanghai(`${before}T00:00`)))
  );
}

/** A later state of the same declaration; clearance changes a row without another version of the declaration. */
export function isNewer(row: DeclarationRow, shown: DeclarationRow): boolean {
  return row.version > shown.version || (row.version === shown.version && (row.changedAt ?? '') > (shown.changedAt ?? ''));
}

/** The page with the row in its old place: what is shown changes, nothing moves. Undefined when the page does not show it. */
export function withRow(list: DeclarationList, row: DeclarationRow): DeclarationList | undefined {
  if (!list.rows.some(({ id }) => id === row.id)) return undefined;
  return { ...list, rows: list.rows.map((shown) => (shown.id === row.id && isNewer(row, shown) ? row : shown)) };
}

/** Whether a row that the first page does not show would be on it, were it read again. */
export function wouldBeShown(row: DeclarationRow, list: DeclarationList, sort: ListState['sort']): boolean {
  const last = list.rows.at(-1);
  if (list.nextCursor === null || last === undefined) return true;
  const [a, b] = [placeOf(row, sort), placeOf(last, sort)];
  return sort.startsWith('-') ? a >= b : a <= b;
}

function placeOf(row: DeclarationRow, sort: ListState['sort']): string {
  switch (sort) {
    case 'submittedAt':
    case '-submittedAt':
      return row.submittedAt ?? '';
    case 'declarationNo':
    case '-declarationNo':
      return row.declarationNo;
    case 'waitingSince':
    case '-waitingSince':
      return waitingSince(row);
  }
}

/** Moments as text, which sort as they are; what is over sorts behind all of them. */
function waitingSince(row: DeclarationRow): string {
  if (row.status === 'RELEASED' || row.status === 'CLOSED') return '~~';
  if (row.status === 'RETURNED' || row.status === 'WITHDRAWN' || row.status === 'EXPIRED') return '~';
  const since = row.waiting.flatMap((waiting) => waiting.since ?? []).sort();
  return since[0] ?? row.submittedAt ?? '';
}
