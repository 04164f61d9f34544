import type { CaseState } from './case.ts';
import { CUSTOMS, settle } from './case.ts';
import type { CaseOpened, ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/**
 * Opens the case of an accepted declaration. GREEN (低风险快速放行): customs is reviewed and cleared at once by rule, yet
 * released only when arrival and the other authorities are there; YELLOW (单证审核) waits for a customs officer; RED (查验)
 * also owes an inspection ordered by the lane. A repeat changes nothing.
 */
export function openCase(state: CaseState, opened: CaseOpened, nowMs: number): readonly ClearanceEvent[] {
  if (state.status !== 'NONE') return [];
  return settle(state, [fact('caseOpened', opened, nowMs, 'system'), ...byLane(opened, nowMs)], nowMs);
}

/** What a lane brings by rule, without any officer. */
export function byLane(opened: CaseOpened, nowMs: number): readonly ClearanceEvent[] {
  const { caseId, declarationId, lane } = opened;
  const byRule = { caseId, declarationId, authority: CUSTOMS, officer: '' };
  switch (lane) {
    case 'LANE_GREEN':
      return [
        fact('reviewDone', { caseId, declarationId }, nowMs, CUSTOMS),
        fact('authorityCleared', { ...byRule, legalBasis: 'lane:GREEN' }, nowMs, CUSTOMS),
      ];
    case 'LANE_RED':
      return [fact('inspectionOrdered', { ...byRule, legalBasis: 'lane:RED' }, nowMs, CUSTOMS)];
    case 'LANE_YELLOW':
    case 'LANE_UNSPECIFIED':
    case 'UNRECOGNIZED':
      return [];
  }
}
