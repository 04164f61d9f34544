import { listPart, oneOfPart, textPart } from '#src/ui/url-state';
import type { QueueRow, QueueSort } from './queue-row.ts';
import { claimOf } from './queue-row.ts';

export const WAITS_FOR = ['decision', 'inspection', 'condition', 'tax', 'arrival'] as const;
export const LANES = ['RED', 'YELLOW', 'GREEN'] as const;
export const MODES = ['2', '3', '4', '5'] as const;

/** The state of the queue page in the address. */
export const QUEUE_PARTS = {
  q: textPart(),
  lane: listPart(),
  waitsFor: listPart(),
  mode: listPart(),
  office: listPart(),
  show: oneOfPart(['all', 'actionable', 'overdue', 'mine'], 'all'),
  sort: oneOfPart(['priority', 'age', 'deadline'], 'priority'),
};

export interface QueueFilter {
  readonly q: string;
  readonly lane: readonly string[];
  readonly waitsFor: readonly string[];
  readonly mode: readonly string[];
  readonly office: readonly string[];
  readonly show: 'all' | 'actionable' | 'overdue' | 'mine';
  readonly sort: QueueSort;
}

/** The filter as the API takes it; what does not narrow is left out. */
export function filterQuery({ q, lane, waitsFor, mode, office, show }: QueueFilter) {
  return {
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...joined('lane', lane),
    ...joined('waitsFor', waitsFor),
    ...joined('transportMode', mode),
    ...joined('office', office),
    ...(show === 'actionable' ? { actionableOnly: true } : {}),
    ...(show === 'overdue' ? { overdueOnly: true } : {}),
    ...(show === 'mine' ? { mineOnly: true } : {}),
  };
}

function joined<Name extends string>(name: Name, values: readonly string[]): { readonly [K in Name]?: string } {
  return values.length === 0 ? {} : ({ [name]: values.join(',') } as { readonly [K in Name]: string });
}

export const isNarrowed = ({ q, lane, waitsFor, mode, office, show }: QueueFilter): boolean =>
  q.trim() !== '' || show !== 'all' || [lane, waitsFor, mode, office].some((values) => values.length > 0);

/** Whether a row that the stream sent belongs into the list, as the server would say; a search goes by number and bill alone here. */
export function matchesFilter(row: QueueRow, filter: QueueFilter, me: string, now: number): boolean {
  const within = (values: readonly string[], value: string | null) => values.length === 0 || (value !== null && values.includes(value));
  const search = filter.q.trim().toUpperCase();
  return (
    row.status === 'OPEN' &&
    within(filter.lane, row.lane) &&
    within(filter.waitsFor, row.waitsFor) &&
    within(filter.mode, row.transportMode) &&
    within(filter.office, row.customsOffice) &&
    (search === '' || row.declarationNo.startsWith(search) || row.billNo.startsWith(search)) &&
    (filter.show !== 'actionable' || (row.waitsFor !== 'arrival' && row.waitsFor !== 'tax')) &&
    (filter.show !== 'overdue' || row.overdue) &&
    (filter.show !== 'mine' || claimOf(row, me, now).by === 'me')
  );
}
