import { billMilestones, reachedBy } from './bill-milestones.ts';
import type { BillReport } from './bill-milestones.ts';
import { firstOf, lastOf } from './milestones.ts';
import type { Milestone, Moment, Moments } from './milestones.ts';

/** Which of several reports of a milestone of the case itself counts. */
export const caseMilestones = {
  DECL_SUBMITTED: firstOf,
  DECL_ACCEPTED: firstOf,
  REVIEW_DONE: lastOf,
  INSPECTION_ORDERED: firstOf,
  INSPECTION_DONE: lastOf,
  // the arrival that the clearance case waited for: the last one that the declaration needed
  CARGO_ARRIVED: lastOf,
  CUSTOMS_CLEARED: lastOf,
  OTHERS_CLEARED: lastOf,
  RELEASED: firstOf,
} as const satisfies Partial<Record<Milestone, typeof firstOf>>;
export type CaseMilestone = keyof typeof caseMilestones;
export const caseMilestoneNames = Object.keys(caseMilestones) as readonly CaseMilestone[];

/** Who described the case: the declaration's own words count before the case's copy of them. */
export const described = { byNobody: 0, byCase: 1, byDeclaration: 2 } as const;

/** What is known of one case (one declaration) so far. Absent text is `''`. */
export interface CaseFacts {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly described: number;
  readonly direction: string;
  /** 申报地海关, 4 digits. */
  readonly office: string;
  /** 运输方式 */
  readonly mode: string;
  /** 监管方式 */
  readonly tradeMode: string;
  readonly billNo: string;
  readonly containerIds: readonly string[];
  readonly traderCompany: string;
  readonly filedByCompany: string;
  /** GREEN, YELLOW, RED */
  readonly lane: string;
  readonly sample: boolean;
  /** 退单 */
  readonly withdrawn: Moment | undefined;
  readonly moments: Moments;
}

export const unknownCase = (declarationId: string): CaseFacts => ({
  declarationId,
  declarationNo: '',
  described: described.byNobody,
  direction: '',
  office: '',
  mode: '',
  tradeMode: '',
  billNo: '',
  containerIds: [],
  traderCompany: '',
  filedByCompany: '',
  lane: '',
  sample: false,
  withdrawn: undefined,
  moments: {},
});

/** What two sources know of one case. Facts may come in any order and twice: the result is the same. */
export function joinFacts(left: CaseFacts, right: CaseFacts): CaseFacts {
  const words = right.described > left.described ? right : left;
  const moments: Partial<Record<Milestone, Moment>> = { ...left.moments };
  for (const milestone of caseMilestoneNames) {
    const moment = right.moments[milestone];
    if (moment !== undefined) moments[milestone] = caseMilestones[milestone](moments[milestone], moment);
  }
  return {
    ...words,
    declarationNo: words.declarationNo || left.declarationNo || right.declarationNo,
    filedByCompany: words.filedByCompany || left.filedByCompany || right.filedByCompany,
    lane: left.lane || right.lane,
    sample: left.sample || right.sample,
    withdrawn: right.withdrawn === undefined ? left.withdrawn : firstOf(left.withdrawn, right.withdrawn),
    moments,
  };
}

/** Every milestone of a case: its own, and those that its bill reached. The case's own arrival counts before the bill's. */
export function momentsOf(facts: CaseFacts, reports: readonly BillReport[]): Moments {
  const moments: Partial<Record<Milestone, Moment>> = {};
  if (facts.billNo !== '')
    for (const milestone of billMilestones) {
      const moment = reachedBy(reports, milestone, facts.containerIds);
      if (moment !== undefined) moments[milestone] = moment;
    }
  return { ...moments, ...facts.moments };
}
