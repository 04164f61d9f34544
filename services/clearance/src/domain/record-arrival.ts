import type { CaseState } from './case.ts';
import { settle } from './case.ts';
import type { ClearanceEvent } from './facts.ts';
import type { TaxRules } from './tax/tax-terms.ts';
import { fact } from './facts.ts';

/**
 * Cargo of the case has arrived (运抵) at `arrivedAtMs`; removes the arrival hold. Nothing more once refused, withdrawn or released, nor
 * by what had met before the amendment that counts: then the cargo is looked for again.
 */
export function recordArrival(
  state: CaseState,
  arrivedAtMs: number,
  nowMs: number,
  amendment = 0,
  rules?: TaxRules,
): readonly ClearanceEvent[] {
  if (state.status !== 'OPEN' || state.arrivedAtMs > 0 || amendment < state.cargoAmendment) return [];
  const { caseId, declarationId, authorities } = state.opened;
  const value = { caseId, declarationId, arrivedAtMs, authorities: authorities.map((each) => each.authority) };
  return settle(state, [fact('cargoArrived', value, arrivedAtMs, 'system')], nowMs, rules);
}
