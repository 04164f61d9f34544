import type { Clock } from '@tongguan/event-store/clock';
import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Officer } from '../domain/officer.ts';
import type { Bounded, ReferenceTables } from '../domain/tables/reference.ts';
import { boundOf } from '../domain/tables/reference.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import { officesOf } from '../read-models/queue-query.ts';

export interface ListStuckDeps {
  readonly queue: Projection<QueueEntry>;
  readonly reference: ReferenceTables;
  readonly clock: Clock;
}

export interface StuckGroup {
  readonly waitsFor: Bounded;
  readonly boundMs: number;
  /** Of all, also those beyond the rows that are given. */
  readonly total: number;
  readonly rows: readonly StoredDocument<QueueEntry>[];
}

/** What a row of the queue can wait for, what an officer can do something about first. */
const REASONS = ['inspection', 'decision', 'condition', 'tax', 'arrival'] as const;

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** Rows of the officer's authority and offices that wait longer than the bound of their waiting reason (滞留), longest first. */
export function listStuck({ queue, reference, clock }: ListStuckDeps) {
  return async (
    officer: Officer | undefined,
    query: { readonly offices: readonly string[]; readonly limit: number },
  ): Promise<{ readonly groups: readonly StuckGroup[]; readonly nowMs: number }> => {
    const nowMs = clock.now();
    const limit = query.limit > 0 ? Math.min(query.limit, MAX_LIMIT) : DEFAULT_LIMIT;
    const groups = REASONS.map(async (waitsFor): Promise<StuckGroup | undefined> => {
      const boundMs = boundOf(reference, waitsFor, officer?.authority ?? '*', nowMs);
      if (boundMs === undefined) return undefined;
      const where = stuckConditions(officer, query.offices, waitsFor, nowMs - boundMs);
      const { documents } = await queue.find({ where, sort: { field: 'waitsSinceMs', direction: 'asc' }, limit });
      const [tally] = documents.length < limit ? [] : await queue.count(where, []);
      return { waitsFor, boundMs, total: tally?.count ?? documents.length, rows: documents };
    });
    return { groups: (await Promise.all(groups)).filter((group) => group !== undefined), nowMs };
  };
}

/** Rows that have waited for one thing since before `beforeMs`. */
export function stuckConditions(
  officer: Officer | undefined,
  asked: readonly string[],
  waitsFor: string,
  beforeMs: number,
): readonly Condition[] {
  const offices = officesOf(officer, asked);
  return [
    ...(officer === undefined ? [] : [{ field: 'authority', equals: officer.authority }]),
    { field: 'status', equals: 'OPEN' },
    { field: 'waitsFor', equals: waitsFor },
    { field: 'waitsSinceMs', before: beforeMs },
    ...(offices === undefined ? [] : [{ field: 'customsOffice', in: offices }]),
  ];
}
