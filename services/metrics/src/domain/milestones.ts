/** Milestones of one case, in the vocabulary of domain.md section 0, in the order of the paper's way. */
export const milestones = [
  'CONVEYANCE_ARRIVED',
  'DISCHARGED',
  'TALLIED',
  'CARGO_ARRIVED',
  'DECL_SUBMITTED',
  'DECL_ACCEPTED',
  'INSPECTION_ORDERED',
  'CARGO_PRESENTED',
  'INSPECTION_DONE',
  'REVIEW_DONE',
  'TAX_ASSESSED',
  'TAX_PAID',
  'CUSTOMS_CLEARED',
  'OTHERS_CLEARED',
  'PICKUP_RELEASED',
  'COMPLETE_SUBMITTED',
  'RELEASED',
  'PICKED_UP',
] as const;
export type Milestone = (typeof milestones)[number];

/** When each known milestone happened, epoch ms. An absent one is not known. */
export type Times = Readonly<Partial<Record<Milestone, number>>>;

/** When it happened, and when we learned it, epoch ms. */
export interface Moment {
  readonly at: number;
  readonly recordedAt: number;
}
export type Moments = Readonly<Partial<Record<Milestone, Moment>>>;

export const isMilestone = (text: string): text is Milestone => (milestones as readonly string[]).includes(text);

/** The earlier of two reports of one milestone; commutative and idempotent, so reports may come in any order and twice. */
export const firstOf = (left: Moment | undefined, right: Moment): Moment =>
  left === undefined || right.at < left.at || (right.at === left.at && right.recordedAt < left.recordedAt) ? right : left;

/** The later of two reports of one milestone; commutative and idempotent. */
export const lastOf = (left: Moment | undefined, right: Moment): Moment =>
  left === undefined || right.at > left.at || (right.at === left.at && right.recordedAt < left.recordedAt) ? right : left;

/** A set of reports as a list: one for each time, the one that we learned first; ordered by time. */
export function reportsOf(reports: readonly Moment[]): readonly Moment[] {
  const byTime = new Map<number, Moment>();
  for (const report of reports) {
    const known = byTime.get(report.at);
    if (known === undefined || report.recordedAt < known.recordedAt) byTime.set(report.at, report);
  }
  return [...byTime.values()].sort((left, right) => left.at - right.at);
}

/** The times without the moments at which they were learned. */
export const timesOf = (moments: Moments): Times =>
  Object.fromEntries(
    milestones.flatMap((milestone) => {
      const moment = moments[milestone];
      return moment === undefined ? [] : [[milestone, moment.at] as const];
    }),
  );
