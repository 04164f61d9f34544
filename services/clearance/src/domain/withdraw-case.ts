import type { CaseState } from './case.ts';
import { settle } from './case.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/**
 * The declaration was withdrawn (撤销), or lapsed since its cargo never came (`expired`): nothing is owed any more. Also a case that was released before this became known is void, since the
 * declaration itself never was released then. A returned one (退单) stays returned.
 */
export function withdrawCase(state: CaseState, nowMs: number, expired = false): readonly ClearanceEvent[] {
  if (state.status !== 'OPEN' && state.status !== 'RELEASED' && state.status !== 'PICKUP_RELEASED') return [];
  const { caseId, declarationId, billNo, authorities } = state.opened;
  const value = { caseId, declarationId, billNo, authorities: authorities.map(({ authority }) => authority), expired };
  return settle(state, [fact('caseWithdrawn', value, nowMs, 'customs')], nowMs);
}
