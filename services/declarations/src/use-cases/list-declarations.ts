import type { Condition, Page } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import { maySee } from '../domain/viewer.ts';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';
import { concernedBy } from '../read-models/declaration-list.ts';
import type { DeclarationFilter } from '../read-models/declaration-filter.ts';
import { conditionsOf } from '../read-models/declaration-filter.ts';

export interface ListDeclarations extends DeclarationFilter {
  readonly sort: string;
  readonly cursor: string;
  readonly limit: number;
  readonly changedSinceMs: number;
  /** Also count what matches, up to this many; 0: do not. */
  readonly countUpTo: number;
  /** Wait until this declaration shows this version; 0: do not wait. */
  readonly wait: { readonly declarationId: string; readonly version: number };
}

export type ListOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'unknown-sort' | 'bad-cursor' | 'search-too-short' } }
  | {
      readonly outcome: 'listed';
      readonly documents: readonly StoredDocument<DeclarationDocument>[];
      readonly nextCursor: string;
      /** How many there are in all, or `countUpTo` of more. */
      readonly count: number;
      readonly countMore: boolean;
    };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const MAX_COUNT = 1_000;
const WAIT_MS = 2_000;
const sorts: ReadonlyMap<string, string> = new Map([
  ['submittedAt', 'own.submittedAtMs'],
  ['declarationNo', 'own.declarationNo'],
  ['waitingSince', 'clock.sinceMs'],
]);

/** Declarations that the caller may see, newest first unless asked otherwise. */
export async function listDeclarations(list: Projection<DeclarationDocument>, query: ListDeclarations): Promise<ListOutcome> {
  const sort = query.sort === '' ? '-submittedAt' : query.sort;
  const field = sorts.get(sort.replace(/^-/, ''));
  if (field === undefined) return { outcome: 'refused', refusal: { refusal: 'unknown-sort' } };
  const where = conditionsOf(query);
  if (where === 'search-too-short') return { outcome: 'refused', refusal: { refusal: where } };
  const { declarationId, version } = query.wait;
  // shows what there is when the time is over: a late list is better than none
  if (declarationId !== '' && version > 0) await list.waitFor(declarationId, `declaration/${declarationId}`, version, WAIT_MS);
  try {
    const page = await list.find({
      where,
      sort: { field, direction: sort.startsWith('-') ? 'desc' : 'asc' },
      limit: Math.min(query.limit > 0 ? query.limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(query.cursor === '' ? {} : { cursor: query.cursor }),
      ...(query.changedSinceMs > 0 ? { changedSince: query.changedSinceMs } : {}),
    });
    const counted = await countOf(list, where, page, query);
    return { outcome: 'listed', documents: visible(page, query), nextCursor: page.nextCursor ?? '', ...counted };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}

/** Counts no further than was asked for: a company with a million declarations waits for its list, not for their number. */
async function countOf(
  list: Projection<DeclarationDocument>,
  where: readonly Condition[],
  page: Page<DeclarationDocument>,
  query: ListDeclarations,
): Promise<{ readonly count: number; readonly countMore: boolean }> {
  const most = Math.min(query.countUpTo, MAX_COUNT);
  if (most <= 0) return { count: 0, countMore: false };
  if (query.cursor === '' && page.nextCursor === undefined) return { count: visible(page, query).length, countMore: false };
  const counted = await list.find({ where, limit: most });
  return { count: visible(counted, query).length, countMore: counted.nextCursor !== undefined };
}

function visible({ documents }: Page<DeclarationDocument>, { viewer }: ListDeclarations): readonly StoredDocument<DeclarationDocument>[] {
  return documents.filter(({ body: { own, clearance } }) => own !== undefined && maySee(viewer, concernedBy(own, clearance)));
}
