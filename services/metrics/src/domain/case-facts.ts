import { billMilestones, reachedBy } from './bill-milestones.ts';
import type { BillReport } from './bill-milestones.ts';
import { firstOf, lastOf, reportsOf } from './milestones.ts';
import type { Milestone, Moment, Moments } from './milestones.ts';

/** Which of several reports of a milestone of the case itself counts. */
export const caseMilestones = {
  DECL_SUBMITTED: firstOf,
  DECL_ACCEPTED: firstOf,
  REVIEW_DONE: lastOf,
  TAX_ASSESSED: firstOf,
  // of several bills the last one ends the stage
  TAX_PAID: lastOf,
  INSPECTION_ORDERED: firstOf,
  INSPECTION_DONE: lastOf,
  // the arrival that the clearance case waited for: the last one that the declaration needed
  CARGO_ARRIVED: lastOf,
  CUSTOMS_CLEARED: lastOf,
  OTHERS_CLEARED: lastOf,
  // 提货放行 of a summary and its 完整申报 (两步申报): neither is a release
  PICKUP_RELEASED: firstOf,
  COMPLETE_SUBMITTED: firstOf,
  RELEASED: firstOf,
} as const satisfies Partial<Record<Milestone, typeof firstOf>>;
export type CaseMilestone = keyof typeof caseMilestones;
export const caseMilestoneNames = Object.keys(caseMilestones) as readonly CaseMilestone[];

/** Who described the case: the declaration's own words count before the case's copy of them, those of an amendment before the earlier ones. */
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
  /** Reports of its milestones that another has replaced: what was known before is told from them. Ordered; no two alike. */
  readonly replaced: readonly Replaced[];
}

/** A report that counts no more. */
export interface Replaced extends Moment {
  readonly milestone: CaseMilestone;
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
  replaced: [],
});

/** What two sources know of one case. Facts may come in any order and twice: the result is the same. */
export function joinFacts(left: CaseFacts, right: CaseFacts): CaseFacts {
  const words = right.described > left.described ? right : left;
  return {
    ...words,
    declarationNo: words.declarationNo || left.declarationNo || right.declarationNo,
    filedByCompany: words.filedByCompany || left.filedByCompany || right.filedByCompany,
    lane: left.lane || right.lane,
    sample: left.sample || right.sample,
    withdrawn: right.withdrawn === undefined ? left.withdrawn : firstOf(left.withdrawn, right.withdrawn),
    ...joinMoments(left, right),
  };
}

function joinMoments(left: CaseFacts, right: CaseFacts): Pick<CaseFacts, 'moments' | 'replaced'> {
  const moments: Partial<Record<Milestone, Moment>> = { ...left.moments };
  const lost: Replaced[] = [...left.replaced, ...right.replaced];
  for (const milestone of caseMilestoneNames) {
    const [known, moment] = [moments[milestone], right.moments[milestone]];
    if (moment === undefined) continue;
    const counts = caseMilestones[milestone](known, moment);
    moments[milestone] = counts;
    // the same time reported twice is one report
    if (known !== undefined && known.at !== moment.at) lost.push({ milestone, ...(counts === known ? moment : known) });
  }
  return { moments, replaced: lost.length === 0 ? [] : ordered(lost) };
}

const ordered = (lost: readonly Replaced[]): readonly Replaced[] =>
  caseMilestoneNames.flatMap((milestone) =>
    reportsOf(lost.filter((report) => report.milestone === milestone)).map(({ at, recordedAt }) => ({ milestone, at, recordedAt })),
  );

/** What had been recorded of a case up to a moment, epoch ms. Its words are those of today: they have one source. */
export function factsAsOf(facts: CaseFacts, recordedAt: number): CaseFacts {
  const moments: Partial<Record<Milestone, Moment>> = {};
  for (const { milestone, ...moment } of reportsOfCase(facts))
    if (moment.recordedAt <= recordedAt) moments[milestone] = caseMilestones[milestone](moments[milestone], moment);
  const { withdrawn } = facts;
  return {
    ...facts,
    moments,
    replaced: [],
    withdrawn: withdrawn !== undefined && withdrawn.recordedAt <= recordedAt ? withdrawn : undefined,
  };
}

/** Every report of the case's own milestones, those that count and those that were replaced. */
export const reportsOfCase = (facts: CaseFacts): readonly Replaced[] => [
  ...facts.replaced,
  ...caseMilestoneNames.flatMap((milestone) => {
    const moment = facts.moments[milestone];
    return moment === undefined ? [] : [{ milestone, ...moment }];
  }),
];

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
