import { firstOf, lastOf, reportsOf } from './milestones.ts';
import type { Milestone, Moment } from './milestones.ts';

/** Milestones that are reported for a bill (提运单), not for a declaration. */
export const billMilestones = ['CONVEYANCE_ARRIVED', 'DISCHARGED', 'CARGO_ARRIVED', 'PICKED_UP'] as const satisfies readonly Milestone[];
export type BillMilestone = (typeof billMilestones)[number];

/** First and last report of a milestone for one container of a bill; container `''`: the report named none, so it speaks for all. */
export interface BillReport {
  readonly billNo: string;
  readonly milestone: BillMilestone;
  readonly containerId: string;
  readonly first: Moment;
  readonly last: Moment;
  /** Other reports of it, which count no more: what was known before is told from them. */
  readonly between: readonly Moment[];
}

export const billReportKey = (report: BillReport): string => `${report.milestone} ${report.containerId} ${report.billNo}`;

/** Two reports of the same bill, milestone and container as one. */
export const joinReports = (left: BillReport | undefined, right: BillReport): BillReport =>
  left === undefined ? right : { ...right, ...ofReports([...everyReport(left), ...everyReport(right)]) };

const everyReport = ({ first, last, between }: BillReport): readonly Moment[] => [first, ...between, last];

function ofReports(reports: readonly Moment[]): Pick<BillReport, 'first' | 'last' | 'between'> {
  const ordered = reportsOf(reports);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a bill is reported by at least one report');
  return { first, last, between: ordered.slice(1, -1) };
}

/** What had been recorded for a bill up to a moment, epoch ms; undefined when nothing had. */
export function reportAsOf(report: BillReport, recordedAt: number): BillReport | undefined {
  const known = everyReport(report).filter((moment) => moment.recordedAt <= recordedAt);
  return known.length === 0 ? undefined : { ...report, ...ofReports(known) };
}

/** When each report of a bill was recorded, epoch ms. */
export const recordTimesOfReport = (report: BillReport): readonly number[] => everyReport(report).map((moment) => moment.recordedAt);

/**
 * When a declaration's goods reached a milestone: a container at its first report, the declaration with its last
 * container (domain.md section 2, rule 8), and not before all have been reported. Goods without a container: the last report.
 */
export function reachedBy(reports: readonly BillReport[], milestone: BillMilestone, containerIds: readonly string[]): Moment | undefined {
  const own = reports.filter((report) => report.milestone === milestone);
  if (containerIds.length === 0) return own.reduce<Moment | undefined>((latest, report) => lastOf(latest, report.last), undefined);
  let reached: Moment | undefined;
  for (const containerId of containerIds) {
    const first = own
      .filter((report) => report.containerId === '' || report.containerId === containerId)
      .reduce<Moment | undefined>((earliest, report) => firstOf(earliest, report.first), undefined);
    if (first === undefined) return undefined;
    reached = lastOf(reached, first);
  }
  return reached;
}
