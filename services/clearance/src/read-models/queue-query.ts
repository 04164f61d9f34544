import type { Condition, Query } from '@tongguan/read-models/port';
import type { Officer } from '../domain/officer.ts';

export interface QueueFilter {
  /** Empty: the officer's own, or every authority for somebody who may see all. */
  readonly authority: string;
  readonly offices: readonly string[];
  readonly lanes: readonly string[];
  readonly transportModes: readonly string[];
  /** `decision`, `arrival`, ...; empty: whatever it waits for. */
  readonly waitsFor: readonly string[];
  readonly actionableOnly: boolean;
  readonly overdueOnly: boolean;
  /** Only what the officer has claimed and whose lease still runs. */
  readonly mineOnly: boolean;
  /** Only what has waited at least this long, ms. */
  readonly minAgeMs: number;
  /** Beginning of a declaration number, bill or container number. */
  readonly search: string;
  /** See {@link sortOf}. */
  readonly sort: string;
  readonly cursor: string;
  readonly limit: number;
  /** Only rows that changed at or after this time, in the order of their ids; 0: all. */
  readonly changedSinceMs: number;
  readonly includeClosed: boolean;
  /** Waits until the queue shows this version of this case. */
  readonly waitCaseId: string;
  readonly waitVersion: number;
}

/** A hold waits for the trader, but only an officer can see that its condition is met: all but what waits for arrival. */
const ACTIONABLE = ['decision', 'inspection', 'condition'];

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

const SORTS: ReadonlyMap<string, string> = new Map([
  ['', 'priority'],
  ['priority', 'priority'],
  ['age', 'waitsSinceMs'],
  ['deadline', 'deadlineMs'],
]);

/** The field that an order goes by; undefined: there is no such order. */
export const sortOf = (name: string): string | undefined => SORTS.get(name);

/** The read model's query for what an officer (undefined: who may see all) asks at `nowMs`. */
export function queueQuery(officer: Officer | undefined, filter: QueueFilter, nowMs: number): Query {
  const field = sortOf(filter.sort) ?? 'priority';
  return {
    where: conditionsOf(officer, filter, nowMs),
    ...(filter.changedSinceMs > 0 ? { changedSince: filter.changedSinceMs } : { sort: { field, direction: 'asc' } }),
    ...(filter.cursor === '' ? {} : { cursor: filter.cursor }),
    limit: filter.limit > 0 ? Math.min(filter.limit, MAX_LIMIT) : DEFAULT_LIMIT,
  };
}

/** The offices that an officer asks for among the own ones; undefined: every office. */
export function officesOf(officer: Officer | undefined, asked: readonly string[]): readonly string[] | undefined {
  if (officer === undefined) return asked.length > 0 ? asked : undefined;
  return asked.length > 0 ? officer.offices.filter((office) => asked.includes(office)) : officer.offices;
}

/** What a row must hold to be in the answer. */
export function conditionsOf(officer: Officer | undefined, filter: QueueFilter, nowMs: number): Condition[] {
  const where: Condition[] = [];
  // an officer without an authority or an office matches nothing; leaving the condition out would match everything
  const authority = officer?.authority ?? filter.authority;
  if (officer !== undefined || authority !== '') where.push({ field: 'authority', equals: authority });
  const offices = officesOf(officer, filter.offices);
  if (offices !== undefined) where.push(oneOf('customsOffice', offices));
  if (filter.changedSinceMs === 0 || !filter.includeClosed) where.push({ field: 'status', equals: 'OPEN' });
  if (filter.lanes.length > 0) where.push(oneOf('lane', filter.lanes));
  if (filter.transportModes.length > 0) where.push(oneOf('transportMode', filter.transportModes));
  if (filter.waitsFor.length > 0) where.push(oneOf('waitsFor', filter.waitsFor));
  if (filter.actionableOnly) where.push(oneOf('waitsFor', ACTIONABLE));
  if (filter.overdueOnly) where.push({ field: 'overdue', equals: true });
  if (filter.minAgeMs > 0) where.push({ field: 'waitsSinceMs', before: nowMs - filter.minAgeMs + 1 });
  if (filter.search !== '') where.push({ field: 'keys', prefix: filter.search });
  if (filter.mineOnly) {
    where.push({ field: 'own.claimedBy', equals: officer?.subject ?? '' }, { field: 'own.leaseUntilMs', from: nowMs + 1 });
  }
  return where;
}

function oneOf(field: string, values: readonly string[]): Condition {
  const [only] = values;
  return values.length === 1 && only !== undefined ? { field, equals: only } : { field, in: values };
}
