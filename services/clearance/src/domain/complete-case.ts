import type { CaseState } from './case.ts';
import { settle } from './case.ts';
import type { Completion } from './completion.ts';
import { completionEvents } from './completion.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';
import type { TaxRules } from './tax/tax-terms.ts';

/**
 * The declaration of a summary was completed (完整申报). After the pick-up release its documents are decided on; before it the completion
 * waits, and its round begins with that release. A repeat changes nothing, nor does the completion of a case that is over.
 */
export function completeCase(state: CaseState, completion: Completion, nowMs: number, rules?: TaxRules): readonly ClearanceEvent[] {
  if (state.status === 'NONE' || state.opened.step !== 'STEP_SUMMARY' || state.completion !== undefined) return [];
  if (state.status === 'PICKUP_RELEASED') return settle(state, completionEvents(state, completion, nowMs), nowMs, rules);
  if (state.status !== 'OPEN') return [];
  const { caseId, declarationId } = state.opened;
  return [fact('completionReceived', { caseId, declarationId, ...completion }, nowMs, 'system')];
}
