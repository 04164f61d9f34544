import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Direction } from '../domain/events.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';

export interface ListDeclarations {
  readonly viewer: Viewer;
  readonly statuses: readonly string[];
  readonly direction: Direction | undefined;
  readonly customsOffice: string;
  readonly transportMode: string;
  readonly billNo: string;
  readonly containerId: string;
  /** Prefix. */
  readonly declarationNo: string;
  readonly submittedFromMs: number;
  readonly submittedBeforeMs: number;
  readonly sort: string;
  readonly cursor: string;
  readonly limit: number;
  readonly changedSinceMs: number;
  /** Wait until this declaration shows this version; 0: do not wait. */
  readonly wait: { readonly declarationId: string; readonly version: number };
}

export type ListOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'unknown-sort' | 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<DeclarationDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;
const sorts: ReadonlyMap<string, string> = new Map([
  ['submittedAt', 'own.submittedAtMs'],
  ['declarationNo', 'own.declarationNo'],
]);

/** Declarations that the caller may see, newest first unless asked otherwise. */
export async function listDeclarations(list: Projection<DeclarationDocument>, query: ListDeclarations): Promise<ListOutcome> {
  const sort = query.sort === '' ? '-submittedAt' : query.sort;
  const field = sorts.get(sort.replace(/^-/, ''));
  if (field === undefined) return { outcome: 'refused', refusal: { refusal: 'unknown-sort' } };
  const { declarationId, version } = query.wait;
  // shows what there is when the time is over: a late list is better than none
  if (declarationId !== '' && version > 0) await list.waitFor(declarationId, `declaration/${declarationId}`, version, WAIT_MS);
  try {
    const page = await list.find({
      where: conditionsOf(query),
      sort: { field, direction: sort.startsWith('-') ? 'desc' : 'asc' },
      limit: Math.min(query.limit > 0 ? query.limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(query.cursor === '' ? {} : { cursor: query.cursor }),
      ...(query.changedSinceMs > 0 ? { changedSince: query.changedSinceMs } : {}),
    });
    return { outcome: 'listed', documents: page.documents, nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}

function scopeOf(viewer: Viewer): Condition {
  switch (viewer.scope) {
    case 'all':
      return { field: 'own.known', equals: true };
    case 'company':
      return { field: 'own.companies', equals: viewer.company };
    case 'offices':
      return { field: 'own.offices', in: viewer.offices };
  }
}

function conditionsOf(query: ListDeclarations): readonly Condition[] {
  const equal = (field: string, value: string): Condition[] => (value === '' ? [] : [{ field: `own.${field}`, equals: value }]);
  const { submittedFromMs: from, submittedBeforeMs: before } = query;
  return [
    scopeOf(query.viewer),
    ...(query.statuses.length === 0 ? [] : [{ field: 'own.status', in: query.statuses }]),
    ...equal('direction', query.direction ?? ''),
    ...equal('customsOffice', query.customsOffice),
    ...equal('transportMode', query.transportMode),
    ...equal('billNo', query.billNo),
    ...equal('containerIds', query.containerId),
    ...(query.declarationNo === '' ? [] : [{ field: 'own.declarationNo', prefix: query.declarationNo }]),
    ...(from > 0 || before > 0 ? [{ field: 'own.submittedAtMs', ...(from > 0 ? { from } : {}), ...(before > 0 ? { before } : {}) }] : []),
  ];
}
