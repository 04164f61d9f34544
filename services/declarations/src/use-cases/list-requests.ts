import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { RequestKind } from '../domain/amendment/change-request.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { RequestDocument } from '../read-models/request-list.ts';

export interface ListRequests {
  readonly viewer: Viewer;
  /** Undefined: both. */
  readonly kind: RequestKind | undefined;
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this declaration shows this version; 0: do not wait. */
  readonly wait: { readonly declarationId: string; readonly version: number };
}

export type RequestsOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<RequestDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/** Open requests that the caller may see, the one that waits longest first. */
export async function listRequests(list: Projection<RequestDocument>, query: ListRequests): Promise<RequestsOutcome> {
  const { viewer, kind, cursor, limit, wait } = query;
  if (wait.declarationId !== '' && wait.version > 0)
    await list.waitFor(wait.declarationId, `declaration/${wait.declarationId}`, wait.version, WAIT_MS);
  const where: Condition[] = [
    ...scopeOf(viewer),
    { field: 'open', equals: true },
    ...(kind === undefined ? [] : [{ field: 'kind', equals: kind }]),
  ];
  try {
    const page = await list.find({
      where,
      sort: { field: 'requestedAtMs', direction: 'asc' },
      limit: Math.min(limit > 0 ? limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(cursor === '' ? {} : { cursor }),
    });
    return { outcome: 'listed', documents: page.documents, nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}

/** A request is the office's where the declaration was filed (申报地海关); the port of entry only sees the declaration. */
function scopeOf(viewer: Viewer): readonly Condition[] {
  switch (viewer.scope) {
    case 'all':
      return [];
    case 'company':
      return [{ field: 'companies', equals: viewer.company }];
    case 'offices':
      return [{ field: 'office', in: viewer.offices }];
  }
}
