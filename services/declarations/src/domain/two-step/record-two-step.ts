import type { Contradiction, Said } from '../declaration.ts';
import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { CompletionDeadline } from './deadline.ts';

type Recorded = readonly DeclarationsEvent[] | Contradiction;

/** PICKUP_RELEASED 提货放行 of a summary: exactly once. It may become known after what followed it. */
export function recordPickupReleased(state: DeclarationState, deadline: CompletionDeadline, said: Said): Recorded {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const { twoStep, filed } = state;
  if (twoStep === undefined) return { refusal: 'not-two-step' };
  // the withdrawal stands, as it does against a release
  if (twoStep.pickupReleasedAtMs > 0 || state.status === 'WITHDRAWN' || state.status === 'EXPIRED') return [];
  if (state.status === 'RETURNED' && twoStep.completedAtMs === 0) return { refusal: 'returned-before' };
  const { declarationId, declarationNo, billNo } = filed;
  const value = { declarationId, declarationNo, direction: state.direction, billNo, ...deadline };
  return [{ occurredAtMs: said.occurredAtMs, source: said.source, fact: { $case: 'declarationPickupReleased', value } }];
}

/** 补充申报 (Sp1): an authority holds the summary and says what it misses. Of a one-step declaration a hold is not told. */
export function recordSupplementAsked(
  state: DeclarationState,
  asked: { readonly authority: string; readonly reason: string },
  said: Said,
): Recorded {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  if (state.twoStep === undefined || said.step !== 'STEP_SUMMARY') return [];
  const { declarationId, declarationNo } = state.filed;
  const fact = { $case: 'supplementAsked', value: { declarationId, declarationNo, ...asked } } as const;
  return [{ occurredAtMs: said.occurredAtMs, source: said.source, fact }];
}

/**
 * 逾期未完整申报: the last moment has passed and no completion is there; a fact of the company's record (信用). Recorded once, and nothing
 * when it was filed meanwhile or the deadline is another. It happened at the deadline, whenever this is noticed. `now` is epoch milliseconds.
 */
export function markCompletionOverdue(state: DeclarationState, completeByMs: number, now: number): readonly DeclarationsEvent[] {
  if (state.status !== 'PICKUP_RELEASED' || state.twoStep?.completeByMs !== completeByMs || now <= completeByMs) return [];
  const { declarationId, declarationNo, filedByCompany } = state.filed;
  const value = { declarationId, declarationNo, completeByMs, filedByCompany };
  return [{ occurredAtMs: completeByMs, source: 'system', fact: { $case: 'completionOverdue', value } }];
}
