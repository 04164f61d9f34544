import { firstOf, lastOf } from './milestones.ts';
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
}

export const billReportKey = (report: BillReport): string => `${report.milestone} ${report.containerId} ${report.billNo}`;

/** Two reports of the same bill, milestone and container as one. */
export const joinReports = (left: BillReport | undefined, right: BillReport): BillReport => ({
  ...right,
  first: firstOf(left?.first, right.first),
  last: lastOf(left?.last, right.last),
});

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
