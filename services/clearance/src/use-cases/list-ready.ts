import type { Clock } from '@tongguan/event-store/clock';
import type { Query } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Officer } from '../domain/officer.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import type { ReferenceTables } from '../domain/tables/reference.ts';
import { boundOf } from '../domain/tables/reference.ts';
import type { CaseEntry } from '../read-models/case-list.ts';
import { officesOf } from '../read-models/queue-query.ts';

export interface ListReadyDeps {
  readonly cases: Projection<CaseEntry>;
  readonly reference: ReferenceTables;
  readonly clock: Clock;
}

export interface ReadyQuery {
  readonly offices: readonly string[];
  readonly cursor: string;
  readonly limit: number;
}

export type ReadyPage =
  | { readonly outcome: 'done'; readonly cases: readonly CaseEntry[]; readonly nextCursor: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/**
 * Cases of the officer's authority and offices that nobody owes anything and that are not released, longest first: none on
 * a healthy day, since the decision that takes the last hold away releases. `undefined`: may see all.
 */
export function listReady({ cases, reference, clock }: ListReadyDeps) {
  return async (officer: Officer | undefined, query: ReadyQuery): Promise<ReadyPage> => {
    const nowMs = clock.now();
    // a fact is on its way to the case for a moment
    const graceMs = boundOf(reference, 'release', officer?.authority ?? '*', nowMs) ?? 0;
    try {
      const { documents, nextCursor } = await cases.find(readyQuery(officer, query, nowMs - graceMs));
      return { outcome: 'done', cases: documents.map(({ body }) => body), nextCursor: nextCursor ?? '' };
    } catch (error) {
      if (error instanceof BadCursor) return { outcome: 'refused', refusal: refused('cursor-not-valid') };
      throw error;
    }
  };
}

/** The read model's query for cases that have been ready since `untilMs` at the latest. */
export function readyQuery(officer: Officer | undefined, { offices: asked, cursor, limit }: ReadyQuery, untilMs: number): Query {
  const offices = officesOf(officer, asked);
  return {
    where: [
      { field: 'ready', equals: true },
      { field: 'readySinceMs', before: untilMs + 1 },
      ...(offices === undefined ? [] : [{ field: 'customsOffice', in: offices }]),
      ...(officer === undefined ? [] : [{ field: 'authorities', equals: officer.authority }]),
    ],
    sort: { field: 'readySinceMs', direction: 'asc' },
    ...(cursor === '' ? {} : { cursor }),
    limit: limit > 0 ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT,
  };
}
