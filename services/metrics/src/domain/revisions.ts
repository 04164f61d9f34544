import { recordTimesOfReport, reportAsOf } from './bill-milestones.ts';
import type { BillReport } from './bill-milestones.ts';
import { factsAsOf, momentsOf, reportsOfCase } from './case-facts.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Definition } from './definitions.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';
import { timesOf } from './milestones.ts';
import { periodOf } from './periods.ts';

/** How often what is known of a case has changed a month of Asia/Shanghai that was over by then. */
export interface MonthChanges {
  /** `2026-11` */
  readonly month: string;
  readonly changes: number;
  /** When it last did, epoch ms. */
  readonly revisedAt: number;
}

/** What a definition measures of a case as it was known at some moment. */
function measureCase(definition: Definition, facts: CaseFacts, reports: readonly BillReport[]): Measured | undefined {
  return measure(definition, {
    direction: facts.direction,
    mode: facts.mode,
    tradeMode: facts.tradeMode,
    withdrawnAt: facts.withdrawn?.at,
    times: timesOf(momentsOf(facts, reports)),
  });
}

/**
 * The changes of closed months by one case (domain.md section 2, rule 3: late events reopen a month). All that was ever
 * reported of the case is gone through in the order in which it was recorded; each time the measured row becomes another, the
 * month that had it and the month that gets it count one change if they were over. So the count depends on what was reported
 * and when it was recorded, not on the order in which it comes here.
 */
export function monthChangesOf(definition: Definition, facts: CaseFacts, reports: readonly BillReport[]): readonly MonthChanges[] {
  const recorded = [
    ...reportsOfCase(facts).map(({ recordedAt }) => recordedAt),
    ...(facts.withdrawn === undefined ? [] : [facts.withdrawn.recordedAt]),
    ...reports.flatMap(recordTimesOfReport),
  ];
  if (!mayBeLate(facts, reports, recorded)) return [];
  const changed = new Map<string, MonthChanges>();
  let before: Measured | undefined;
  for (const recordedAt of [...new Set(recorded)].sort((left, right) => left - right)) {
    const known = reports.flatMap((report) => reportAsOf(report, recordedAt) ?? []);
    const after = measureCase(definition, factsAsOf(facts, recordedAt), known);
    if (isSame(before, after)) continue;
    const months = [before, after].flatMap((row) => (row === undefined ? [] : [periodOf('month', row.endAt)]));
    const over = months.filter(({ beforeMs }) => recordedAt >= beforeMs).map(({ name }) => name);
    for (const month of new Set(over))
      changed.set(month, { month, changes: (changed.get(month)?.changes ?? 0) + 1, revisedAt: recordedAt });
    before = after;
  }
  return [...changed.values()].sort((left, right) => (left.month < right.month ? -1 : 1));
}

/** False for nearly every case: all was recorded before the month of its first milestone was over. */
function mayBeLate(facts: CaseFacts, reports: readonly BillReport[], recorded: readonly number[]): boolean {
  const happened = [...reportsOfCase(facts).map(({ at }) => at), ...reports.map(({ first }) => first.at), ...at(facts.withdrawn)];
  const [latest, earliest] = [Math.max(...recorded), Math.min(...happened)];
  return recorded.length > 0 && latest >= periodOf('month', earliest).beforeMs;
}

const at = (moment: { readonly at: number } | undefined): readonly number[] => (moment === undefined ? [] : [moment.at]);

const isSame = (left: Measured | undefined, right: Measured | undefined): boolean =>
  left === right || (left !== undefined && right !== undefined && textOf(left) === textOf(right));

function textOf(row: Measured): string {
  if (row.outcome !== 'measured') return `${row.outcome} ${String(row.endAt)}`;
  return `${String(row.startAt)} ${String(row.endAt)} ${JSON.stringify(Object.entries(row.shares).sort())}`;
}
