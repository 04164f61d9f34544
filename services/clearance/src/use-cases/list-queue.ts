import type { Clock } from '@tongguan/event-store/clock';
import type { Condition, Query, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Officer } from '../domain/officer.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import { queueId } from '../read-models/queue.ts';
import { streamId } from '../domain/stream-id.ts';

export interface QueueFilter {
  /** Empty: the officer's own, or every authority for somebody who may see all. */
  readonly authority: string;
  readonly offices: readonly string[];
  readonly lanes: readonly string[];
  readonly transportModes: readonly string[];
  readonly actionableOnly: boolean;
  /** Only what has waited at least this long, ms. */
  readonly minAgeMs: number;
  readonly cursor: string;
  readonly limit: number;
  /** Only rows that changed at or after this time, in the order of their ids; 0: all. */
  readonly changedSinceMs: number;
  readonly includeClosed: boolean;
  /** Waits until the queue shows this version of this case. */
  readonly waitCaseId: string;
  readonly waitVersion: number;
}

export type QueuePage =
  | { readonly outcome: 'done'; readonly rows: readonly StoredDocument<QueueEntry>[]; readonly nextCursor: string; readonly nowMs: number }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** A hold waits for the trader, but only an officer can see that its condition is met: all but what waits for arrival. */
const ACTIONABLE = ['decision', 'inspection', 'condition'];

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** The clearance queue (通关作业队列) of an officer: the own authority and offices, whatever is asked. `undefined`: may see all. */
export function listQueue({ queue, clock }: { readonly queue: Projection<QueueEntry>; readonly clock: Clock }) {
  return async (officer: Officer | undefined, filter: QueueFilter): Promise<QueuePage> => {
    const nowMs = clock.now();
    if (officer !== undefined && filter.authority !== '' && filter.authority !== officer.authority) {
      return { outcome: 'refused', refusal: refused('not-your-authority') };
    }
    const authority = officer?.authority ?? filter.authority;
    if (filter.waitCaseId !== '' && authority !== '') {
      // a reader that waits in vain gets what there is: each row says which version it shows
      await queue.waitFor(queueId(filter.waitCaseId, authority), `case/${streamId(filter.waitCaseId)}`, filter.waitVersion);
    }
    try {
      const { documents, nextCursor } = await queue.find(queueQuery(officer, filter, nowMs));
      return { outcome: 'done', rows: documents, nextCursor: nextCursor ?? '', nowMs };
    } catch (error) {
      if (error instanceof BadCursor) return { outcome: 'refused', refusal: refused('cursor-not-valid') };
      throw error;
    }
  };
}

/** The read model's query for what an officer (undefined: who may see all) asks at `nowMs`. */
export function queueQuery(officer: Officer | undefined, filter: QueueFilter, nowMs: number): Query {
  return {
    where: conditionsOf(officer, filter, nowMs),
    ...(filter.changedSinceMs > 0 ? { changedSince: filter.changedSinceMs } : { sort: { field: 'priority', direction: 'asc' } }),
    ...(filter.cursor === '' ? {} : { cursor: filter.cursor }),
    limit: filter.limit > 0 ? Math.min(filter.limit, MAX_LIMIT) : DEFAULT_LIMIT,
  };
}

/** Undefined: every office. */
function officesOf(officer: Officer | undefined, asked: readonly string[]): readonly string[] | undefined {
  if (officer === undefined) return asked.length > 0 ? asked : undefined;
  return asked.length > 0 ? officer.offices.filter((office) => asked.includes(office)) : officer.offices;
}

function conditionsOf(officer: Officer | undefined, filter: QueueFilter, nowMs: number): Condition[] {
  const where: Condition[] = [];
  // an officer without an authority or an office matches nothing; leaving the condition out would match everything
  const authority = officer?.authority ?? filter.authority;
  if (officer !== undefined || authority !== '') where.push({ field: 'authority', equals: authority });
  const offices = officesOf(officer, filter.offices);
  if (offices !== undefined) where.push(oneOf('customsOffice', offices));
  if (filter.changedSinceMs === 0 || !filter.includeClosed) where.push({ field: 'status', equals: 'OPEN' });
  if (filter.lanes.length > 0) where.push(oneOf('lane', filter.lanes));
  if (filter.transportModes.length > 0) where.push(oneOf('transportMode', filter.transportModes));
  if (filter.actionableOnly) where.push(oneOf('waitsFor', ACTIONABLE));
  if (filter.minAgeMs > 0) where.push({ field: 'waitsSinceMs', before: nowMs - filter.minAgeMs + 1 });
  return where;
}

function oneOf(field: string, values: readonly string[]): Condition {
  const [only] = values;
  return values.length === 1 && only !== undefined ? { field, equals: only } : { field, in: values };
}
