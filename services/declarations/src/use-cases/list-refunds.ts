import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { RefundViewer } from '../domain/refund/refund-viewer.ts';
import { maySeeRefund } from '../domain/refund/refund-viewer.ts';
import type { RefundDocument } from '../read-models/refund-list.ts';

export interface ListRefunds {
  readonly viewer: RefundViewer;
  readonly statuses: readonly string[];
  readonly traderCompany: string;
  readonly declarationNo: string;
  readonly changedSinceMs: number;
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this declaration shows this version; 0: do not wait. */
  readonly wait: { readonly declarationId: string; readonly version: number };
}

export type RefundsOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<RefundDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/** Refunds that the caller may see (退税进度), the declaration submitted last first. */
export async function listRefunds(list: Projection<RefundDocument>, query: ListRefunds): Promise<RefundsOutcome> {
  const { declarationId, version } = query.wait;
  // shows what there is when the time is over: a late list is better than none
  if (declarationId !== '' && version > 0) await list.waitFor(declarationId, `declaration/${declarationId}`, version, WAIT_MS);
  try {
    const page = await list.find({
      where: conditionsOf(query),
      sort: { field: 'submittedAtMs', direction: 'desc' },
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

/** One refund; undefined where there is none, or none that the caller may see. */
export async function getRefund(
  list: Projection<RefundDocument>,
  query: { readonly declarationId: string; readonly viewer: RefundViewer },
): Promise<StoredDocument<RefundDocument> | undefined> {
  const stored = await list.get(query.declarationId);
  return stored !== undefined && maySeeRefund(query.viewer, stored.body) ? stored : undefined;
}

function conditionsOf({ viewer, statuses, traderCompany, declarationNo }: ListRefunds): readonly Condition[] {
  return [
    ...scopeOf(viewer),
    ...(statuses.length === 0 ? [] : [{ field: 'status', in: statuses }]),
    ...(traderCompany === '' ? [] : [{ field: 'traderCompany', equals: traderCompany }]),
    ...(declarationNo === '' ? [] : [{ field: 'declarationNo', prefix: declarationNo }]),
  ];
}

function scopeOf(viewer: RefundViewer): readonly Condition[] {
  switch (viewer.scope) {
    case 'all':
      return [{ field: 'known', equals: true }];
    case 'tax':
      return [{ field: 'told', equals: true }];
    case 'company':
      return [
        { field: 'companies', equals: viewer.company },
        { field: 'known', equals: true },
      ];
  }
}
