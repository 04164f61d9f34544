import type { paths } from '#src/api/schema';
import { listPart, numberPart, oneOfPart, textPart } from '#src/ui/url-state';

type ListAnswer = paths['/v1/declarations']['get']['responses'][200]['content']['application/json'];
export type DeclarationRow = ListAnswer['rows'][number];
export type DeclarationList = ListAnswer;
export type ListQuery = NonNullable<paths['/v1/declarations']['get']['parameters']['query']>;

/** What a summary passes, in its order. */
export const TO_COMPLETE = ['PICKUP_RELEASED', 'OVERDUE'] as const;
export const STATUSES = [
  'SUMMARY_STORED',
  'SUPPLEMENT_ASKED',
  'SUMMARY_INSPECT',
  ...TO_COMPLETE,
  'COMPLETE_SUBMITTED',
  'RECEIVED',
  'REVIEWED',
  'TAX_DUE',
  'TAX_SETTLED',
  'INSPECTING',
  'DETAINED',
  'RETURNED',
  'WITHDRAWN',
  'EXPIRED',
  'RELEASED',
  'CLOSED',
] as const;
export const LANES = ['GREEN', 'YELLOW', 'RED'] as const;
export const OWNERS = ['CUSTOMS', 'OTHER_AUTHORITY', 'CARRIER', 'PORT', 'TRADER'] as const;
export const MODES = ['2', '3', '4', '5'] as const;
const SORTS = ['-submittedAt', 'submittedAt', 'waitingSince', '-waitingSince', 'declarationNo', '-declarationNo'] as const;
export type Sort = (typeof SORTS)[number];
export const SHORTEST_SEARCH = 3;

/** The list's state in the address; the filter has the names of the API, so the export takes the same query. */
export const LIST_PARTS = {
  q: textPart(),
  status: listPart(),
  lane: listPart(),
  waitingFor: listPart(),
  direction: textPart(),
  customsOffice: textPart(),
  transportMode: textPart(),
  submittedFrom: textPart(),
  submittedBefore: textPart(),
  sort: oneOfPart(SORTS, '-submittedAt'),
  page: numberPart(1),
  cursor: textPart(),
};

export interface ListState {
  readonly q: string;
  readonly status: readonly string[];
  readonly lane: readonly string[];
  readonly waitingFor: readonly string[];
  readonly direction: string;
  readonly customsOffice: string;
  readonly transportMode: string;
  /** Days (`2026-11-25`); the second is the first day that is not shown. */
  readonly submittedFrom: string;
  readonly submittedBefore: string;
  readonly sort: Sort;
  readonly page: number;
  readonly cursor: string;
}

export const NO_FILTER = {
  ...{ q: '', status: [], lane: [], waitingFor: [], direction: '', customsOffice: '', transportMode: '' },
  ...{ submittedFrom: '', submittedBefore: '', page: 1, cursor: '' },
} as const;

/** The filter and order as the API takes them, nothing that is empty. */
export function filterOf(state: ListState): ListQuery {
  const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value });
  const q = state.q.trim();
  return {
    ...given('q', q.length < SHORTEST_SEARCH ? '' : q),
    ...given('status', state.status.join(',')),
    ...given('lane', state.lane.join(',')),
    ...given('waitingFor', state.waitingFor.join(',')),
    ...given('direction', ['IMPORT', 'EXPORT'].includes(state.direction) ? state.direction : ''),
    ...given('customsOffice', state.customsOffice),
    ...given('transportMode', state.transportMode),
    ...given('submittedFrom', state.submittedFrom),
    ...given('submittedBefore', state.submittedBefore),
    ...(state.sort === '-submittedAt' ? {} : { sort: state.sort }),
  };
}

/** The filter as text of an address, for a saved filter and for the export. */
export function filterText(state: ListState): string {
  return new URLSearchParams(Object.entries(filterOf(state)).map(([name, value]) => [name, String(value)])).toString();
}

export function isFiltered(state: ListState): boolean {
  return Object.keys(filterOf({ ...state, sort: '-submittedAt' })).length > 0;
}
