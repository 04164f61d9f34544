import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { DraftDocument } from '../read-models/draft-list.ts';
import { searchWord } from '../read-models/draft-list.ts';

export interface ListDrafts {
  readonly company: string;
  /** Part of title, bill number or contract number. */
  readonly search: string;
  readonly status: 'OPEN' | 'SUBMITTED';
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this draft shows this version; 0: do not wait. */
  readonly wait: { readonly draftId: string; readonly version: number };
}

export type DraftsOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<DraftDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/** Drafts of the company, the one saved last first. */
export async function listDrafts(list: Projection<DraftDocument>, query: ListDrafts): Promise<DraftsOutcome> {
  const { draftId, version } = query.wait;
  if (draftId !== '' && version > 0) await list.waitFor(draftId, `draft/${draftId}`, version, WAIT_MS);
  const search = searchWord(query.search);
  const where: Condition[] = [
    { field: 'ownerCompany', equals: query.company },
    { field: 'status', equals: query.status },
    ...(search === '' ? [] : [{ field: 'words', prefix: search }]),
  ];
  try {
    const page = await list.find({
      where,
      sort: { field: 'savedAtMs', direction: 'desc' },
      limit: Math.min(query.limit > 0 ? query.limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(query.cursor === '' ? {} : { cursor: query.cursor }),
    });
    return { outcome: 'listed', documents: page.documents, nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}
