import type { CaseState } from './case.ts';
import { byLane } from './by-lane.ts';
import { settle } from './case.ts';
import type { TaxRules } from './tax/tax-terms.ts';
import type { CaseOpened, ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/**
 * Opens the case of an accepted declaration. GREEN (低风险快速放行): customs is reviewed and cleared at once by rule, yet
 * released only when arrival and the other authorities are there; YELLOW (单证审核) waits for a customs officer; RED (查验)
 * also owes an inspection ordered by the lane. A repeat changes nothing.
 */
export function openCase(state: CaseState, opened: CaseOpened, nowMs: number, rules?: TaxRules): readonly ClearanceEvent[] {
  if (state.status !== 'NONE') return [];
  return settle(state, [fact('caseOpened', opened, nowMs, 'system'), ...byLane(opened, nowMs)], nowMs, rules);
}
