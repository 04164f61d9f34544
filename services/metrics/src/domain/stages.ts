import type { Milestone, Times } from './milestones.ts';

/** Stages A-H of domain.md section 2, each with who holds the clock; the order is the order of the way. */
export const shares = [
  { key: 'a_carrier', stage: 'A', owner: 'CARRIER' },
  { key: 'a_port', stage: 'A', owner: 'PORT' },
  { key: 'b_trader', stage: 'B', owner: 'TRADER' },
  { key: 'c_customs', stage: 'C', owner: 'CUSTOMS' },
  { key: 'd_customs', stage: 'D', owner: 'CUSTOMS' },
  { key: 'e_trader', stage: 'E', owner: 'TRADER' },
  { key: 'f_port', stage: 'F', owner: 'PORT' },
  { key: 'f_customs', stage: 'F', owner: 'CUSTOMS' },
  { key: 'g_customs', stage: 'G', owner: 'CUSTOMS' },
  { key: 'g_other_authority', stage: 'G', owner: 'OTHER_AUTHORITY' },
  { key: 'h_trader', stage: 'H', owner: 'TRADER' },
] as const;
export type Share = (typeof shares)[number];
export type ShareKey = Share['key'];

/** A stretch of the interval that one stage takes, half open, epoch ms. */
export interface Segment {
  readonly share: Share;
  readonly from: number;
  readonly to: number;
}

const byKey = new Map<ShareKey, Share>(shares.map((share) => [share.key, share]));

/**
 * When the steps were over. A step whose milestone is missing is over with the next known one of the way, so its stage
 * takes in the stage behind it: whoever had the clock last is taken to have kept it.
 */
interface Steps {
  readonly conveyance: number;
  readonly ready: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly ordered: number;
  readonly presented: number;
  readonly inspected: number;
  readonly reviewed: number;
  readonly assessed: number;
  readonly paid: number;
  readonly customs: number;
  readonly others: number;
  /** Between the two the trader owes the complete declaration (两步申报). */
  readonly handedOut: number;
  readonly completed: number;
  readonly released: number;
}

const never = Number.POSITIVE_INFINITY;
const always = Number.NEGATIVE_INFINITY;

/** The last of those that are known: goods are ready when they are discharged, tallied and brought in. */
const lastKnown = (times: Times, of: readonly Milestone[]): number | undefined => {
  const known = of.flatMap((milestone) => times[milestone] ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
};

function stepsOf(times: Times): Steps {
  const released = times.RELEASED ?? times.PICKED_UP ?? never;
  const reviewed = times.REVIEW_DONE ?? times.CUSTOMS_CLEARED ?? released;
  const accepted = times.DECL_ACCEPTED ?? reviewed;
  const submitted = times.DECL_SUBMITTED ?? accepted;
  const inspected = times.INSPECTION_DONE ?? released;
  const ordered = times.INSPECTION_ORDERED ?? never;
  const assessed = times.TAX_ASSESSED ?? never;
  return {
    conveyance: times.CONVEYANCE_ARRIVED ?? always,
    ready: lastKnown(times, ['DISCHARGED', 'TALLIED', 'CARGO_ARRIVED']) ?? submitted,
    submitted,
    accepted,
    ordered,
    // who brought the goods late is not known then: the time stays with customs, which gave the order
    presented: times.CARGO_PRESENTED ?? ordered,
    inspected,
    reviewed,
    assessed,
    paid: times.TAX_PAID ?? released,
    customs: times.CUSTOMS_CLEARED ?? never,
    others: times.OTHERS_CLEARED ?? always,
    handedOut: times.PICKUP_RELEASED ?? never,
    completed: times.COMPLETE_SUBMITTED ?? released,
    released,
  };
}

/**
 * Which stage has the clock at a moment. What stands first goes first: goods that are not there hold the clock before
 * any paper does, an open inspection before the review, the review before the tax. So times out of order never make a
 * stage negative: the stage that stands behind begins later or is empty.
 */
function holderAt(steps: Steps, moment: number): ShareKey {
  if (moment >= steps.released) return 'h_trader';
  if (moment < steps.ready) return moment < steps.conveyance ? 'a_carrier' : 'a_port';
  if (moment < steps.submitted) return 'b_trader';
  if (moment >= steps.handedOut && moment < steps.completed) return 'b_trader';
  if (moment < steps.accepted) return 'c_customs';
  if (moment >= steps.ordered && moment < steps.inspected) return moment < steps.presented ? 'f_port' : 'f_customs';
  if (moment < steps.reviewed) return 'd_customs';
  if (moment >= steps.assessed && moment < steps.paid) return 'e_trader';
  return moment >= steps.customs && moment < steps.others ? 'g_other_authority' : 'g_customs';
}

/**
 * Divides `[from, to)` into segments without a gap, so their lengths sum exactly to `to - from` and none is negative.
 * Times are epoch ms; `to <= from` gives none. domain.md section 2, stages A-H.
 */
export function segmentsOf(times: Times, from: number, to: number): readonly Segment[] {
  if (to <= from) return [];
  const steps = stepsOf(times);
  const cuts = [...new Set(Object.values(steps) as number[])].filter((cut) => cut > from && cut < to).sort((a, b) => a - b);
  const segments: Segment[] = [];
  let start = from;
  for (const end of [...cuts, to]) {
    const share = byKey.get(holderAt(steps, start));
    if (share === undefined) throw new Error('a stage is not in the table of shares');
    const previous = segments.at(-1);
    if (previous?.share === share) segments[segments.length - 1] = { ...previous, to: end };
    else segments.push({ share, from: start, to: end });
    start = end;
  }
  return segments;
}

/** Milliseconds of each share; the values sum exactly to the interval. Shares without time are absent. */
export function sharesOf(segments: readonly Segment[]): Readonly<Partial<Record<ShareKey, number>>> {
  const sums: Partial<Record<ShareKey, number>> = {};
  for (const { share, from, to } of segments) sums[share.key] = (sums[share.key] ?? 0) + (to - from);
  return sums;
}
