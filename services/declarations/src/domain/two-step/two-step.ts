import type { Effects } from '../effects.ts';
import { affected } from '../effects.ts';
import type { DeclarationsEvent, SummaryStatement } from '../events.ts';
import type { OpenStatus, Progress } from '../progress.ts';
import { noProgress, openStatusOf, progressAfter } from '../progress.ts';

/** 两步申报 of a declaration that began as a summary (概要申报, domain.md §1.6, §3.5). Times are epoch milliseconds; 0: not yet. */
export interface TwoStep {
  /** The three flags 涉证, 涉检, 涉税, as they were stated. */
  readonly statement: SummaryStatement;
  /** Way of the summary through clearance; that of the complete declaration is told apart from it. */
  readonly progress: Progress;
  /** When an authority last asked for more (Sp1), and when the summary was last amended. */
  readonly supplementAskedAtMs: number;
  readonly supplementedAtMs: number;
  /** PICKUP_RELEASED 提货放行 (SpK): the goods may go, the declaration is not released. */
  readonly pickupReleasedAtMs: number;
  /** Last moment in which the completion is in time; known since the pick-up release. */
  readonly completeByMs: number;
  readonly completedAtMs: number;
  /** SHA-256 of the complete content as it was filed, hex; empty: not filed. It tells a repeat. */
  readonly completedDigest: string;
  /** Filed after the last day. */
  readonly late: boolean;
  /** OVERDUE was recorded; it stays when the completion comes after all. */
  readonly overdueAtMs: number;
}

/** What a two-step declaration passes beside the one-step states (两步申报状态). */
export type TwoStepStatus =
  'SUMMARY_STORED' | 'SUPPLEMENT_ASKED' | 'SUMMARY_INSPECT' | 'PICKUP_RELEASED' | 'OVERDUE' | 'COMPLETE_SUBMITTED';

/** A summary that was accepted (SpL). */
export const begun = (statement: SummaryStatement): TwoStep => ({
  ...{ statement, progress: noProgress, supplementAskedAtMs: 0, supplementedAtMs: 0, pickupReleasedAtMs: 0, completeByMs: 0 },
  ...{ completedAtMs: 0, completedDigest: '', late: false, overdueAtMs: 0 },
});

/** Whether a fact of clearance is of the summary and not of the complete declaration. */
export const isOfSummary = ({ fact }: DeclarationsEvent): boolean =>
  fact !== undefined && 'step' in fact.value && fact.value.step === 'STEP_SUMMARY';

const effects: Effects<TwoStep> = {
  supplementAsked: (part, _value, at) => ({ ...part, supplementAskedAtMs: Math.max(part.supplementAskedAtMs, at) }),
  declarationAmended: (part, _value, at) => ({ ...part, supplementedAtMs: Math.max(part.supplementedAtMs, at) }),
  declarationPickupReleased: (part, { completeByMs }, at) => ({ ...part, pickupReleasedAtMs: at, completeByMs }),
  declarationCompleted: (part, { contentDigest, late }, at) => ({ ...part, completedAtMs: at, completedDigest: contentDigest, late }),
  completionOverdue: (part, _value, at) => ({ ...part, overdueAtMs: at }),
};

/** The two-step part after a fact. Facts of clearance come in any order: what they come to does not depend on it. */
export function twoStepAfter(part: TwoStep, event: DeclarationsEvent): TwoStep {
  return isOfSummary(event) ? { ...part, progress: progressAfter(part.progress, event) } : affected(effects, part, event);
}

/** Status while the declaration is neither released nor returned nor withdrawn; `progress` is that of the complete declaration. */
export function twoStepStatusOf(part: TwoStep, progress: Progress): TwoStepStatus | OpenStatus {
  const { pickupReleasedAtMs, completedAtMs, overdueAtMs, supplementAskedAtMs, supplementedAtMs } = part;
  if (pickupReleasedAtMs === 0) {
    const summary = openStatusOf(part.progress);
    if (summary === 'INSPECTING') return 'SUMMARY_INSPECT';
    if (summary === 'DETAINED') return summary;
    if (supplementAskedAtMs > supplementedAtMs) return 'SUPPLEMENT_ASKED';
    return completedAtMs > 0 ? 'COMPLETE_SUBMITTED' : 'SUMMARY_STORED';
  }
  if (completedAtMs === 0) return overdueAtMs > 0 ? 'OVERDUE' : 'PICKUP_RELEASED';
  const complete = openStatusOf(progress);
  return complete === 'RECEIVED' ? 'COMPLETE_SUBMITTED' : complete;
}
