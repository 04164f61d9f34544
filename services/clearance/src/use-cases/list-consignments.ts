import type { Condition, Query, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import { expectedAt, reportedBy } from '../domain/unmatched.ts';
import type { Unmatched } from '../domain/unmatched.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import type { ConsignmentEntry } from '../read-models/consignment-list.ts';

/** Which bills a caller sees: all, those of an officer's offices, or a company's own and what its offices expect. */
export type ConsignmentSight =
  'all' | { readonly offices: readonly string[] } | { readonly company: string; readonly expectedAtOffices: readonly string[] };

export interface ConsignmentFilter {
  /** One or both of them. */
  readonly states: readonly Unmatched[];
  /** Empty: every office in sight. */
  readonly offices: readonly string[];
  readonly transportModes: readonly string[];
  /** Beginning of the bill number (提运单号); empty: all. */
  readonly billNo: string;
  readonly cursor: string;
  readonly limit: number;
}

export type ConsignmentPage =
  | { readonly outcome: 'done'; readonly rows: readonly StoredDocument<ConsignmentEntry>[]; readonly nextCursor: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** Bills of which cargo or declaration is missing (货到未报、已报未到), what has waited longest first. */
export function listConsignments({ consignments }: { readonly consignments: Projection<ConsignmentEntry> }) {
  return async (sight: ConsignmentSight, filter: ConsignmentFilter): Promise<ConsignmentPage> => {
    try {
      const { documents, nextCursor } = await consignments.find(consignmentsQuery(sight, filter));
      return { outcome: 'done', rows: documents, nextCursor: nextCursor ?? '' };
    } catch (error) {
      if (error instanceof BadCursor) return { outcome: 'refused', refusal: refused('cursor-not-valid') };
      throw error;
    }
  };
}

/** The read model's query for what somebody asks. */
export function consignmentsQuery(
  sight: ConsignmentSight,
  { states, transportModes, billNo, cursor, limit, offices }: ConsignmentFilter,
): Query {
  const where: readonly Condition[] = [
    oneOf('state', states),
    ...sightConditions(sight, offices),
    ...(transportModes.length > 0 ? [oneOf('transportMode', transportModes)] : []),
    ...(billNo === '' ? [] : [{ field: 'billNo', prefix: billNo }]),
  ];
  return {
    where,
    sort: { field: 'sinceMs', direction: 'asc' },
    limit: limit > 0 ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT,
    ...(cursor === '' ? {} : { cursor }),
  };
}

function sightConditions(sight: ConsignmentSight, asked: readonly string[]): readonly Condition[] {
  const inOffices = asked.length > 0 ? [oneOf('office', asked)] : [];
  if (sight === 'all') return inOffices;
  if ('offices' in sight) {
    // an officer without an office matches nothing; leaving the condition out would match everything
    return [oneOf('office', asked.length > 0 ? sight.offices.filter((office) => asked.includes(office)) : sight.offices)];
  }
  const viewers = [...(sight.company === '' ? [] : [reportedBy(sight.company)]), ...sight.expectedAtOffices.map(expectedAt)];
  return [oneOf('viewers', viewers), ...inOffices];
}

function oneOf(field: string, values: readonly string[]): Condition {
  const [only] = values;
  return values.length === 1 && only !== undefined ? { field, equals: only } : { field, in: values };
}
