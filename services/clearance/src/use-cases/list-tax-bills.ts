import type { Clock } from '@tongguan/event-store/clock';
import type { Condition, Query, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import type { TaxBillEntry } from '../read-models/tax-bill-list.ts';

/** Which bills a caller sees: all; an officer's offices; a company's own; for a bank what is open and what it confirmed itself. */
export type TaxSight =
  | { readonly of: 'all' }
  | { readonly of: 'offices'; readonly offices: readonly string[] }
  | { readonly of: 'company'; readonly company: string }
  | { readonly of: 'bank'; readonly company: string };

export interface TaxBillFilter {
  readonly state: 'open' | 'overdue' | 'settled' | 'void';
  /** Beginning of the bill's number, which is the declaration's; empty: all. */
  readonly billNo: string;
  readonly cursor: string;
  readonly limit: number;
  /** Waits until the list shows this version of the case of this bill. */
  readonly waitBillNo: string;
  readonly waitCaseId: string;
  readonly waitVersion: number;
}

type TaxBillPage =
  | {
      readonly outcome: 'done';
      readonly rows: readonly StoredDocument<TaxBillEntry>[];
      readonly nextCursor: string;
      readonly nowMs: number;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** Tax bills (税单): what is due first, first; of what is settled or void the latest first. */
export function listTaxBills({ bills, clock }: { readonly bills: Projection<TaxBillEntry>; readonly clock: Clock }) {
  return async (sight: TaxSight, filter: TaxBillFilter): Promise<TaxBillPage> => {
    const nowMs = clock.now();
    if (filter.waitBillNo !== '') await bills.waitFor(filter.waitBillNo, `case/${streamId(filter.waitCaseId)}`, filter.waitVersion);
    try {
      const { documents, nextCursor } = await bills.find(taxBillQuery(sight, filter, nowMs));
      return { outcome: 'done', rows: documents, nextCursor: nextCursor ?? '', nowMs };
    } catch (error) {
      if (error instanceof BadCursor) return { outcome: 'refused', refusal: refused('cursor-not-valid') };
      throw error;
    }
  };
}

/** The read model's query for what somebody asks at `nowMs`. */
export function taxBillQuery(sight: TaxSight, { state, billNo, cursor, limit }: TaxBillFilter, nowMs: number): Query {
  const open = state === 'open' || state === 'overdue';
  return {
    where: [
      ...sightConditions(sight, open),
      { field: 'status', equals: open ? 'OPEN' : state === 'settled' ? 'SETTLED' : 'VOID' },
      ...(state === 'overdue' ? [{ field: 'overdueFromMs', before: nowMs + 1 }] : []),
      ...(billNo === '' ? [] : [{ field: 'billNo', prefix: billNo }]),
    ],
    sort: open ? { field: 'overdueFromMs', direction: 'asc' } : { field: 'changedAtMs', direction: 'desc' },
    limit: limit > 0 ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT,
    ...(cursor === '' ? {} : { cursor }),
  };
}

function sightConditions(sight: TaxSight, open: boolean): readonly Condition[] {
  switch (sight.of) {
    case 'all':
      return [];
    case 'offices':
      return [{ field: 'customsOffice', in: sight.offices }];
    case 'company':
      return [{ field: 'companies', equals: sight.company }];
    case 'bank':
      // what other banks have confirmed, and by which receipt, is not this one's to see
      return open ? [] : [{ field: 'issuer', equals: sight.company }];
  }
}
