import type { CaseOpened, ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/** 海关 */
const CUSTOMS = 'customs';

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
