import { owes } from './authority.ts';
import type { CaseState } from './case.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/**
 * The due time `dueAtMs` of an authority has passed (逾期): flagged once, never cleared by it (domain.md §1.6). Changes
 * nothing when the authority has decided meanwhile, or has another due time by now.
 */
export function markOverdue(state: CaseState, authority: string, dueAtMs: number, nowMs: number): readonly ClearanceEvent[] {
  if (state.status !== 'OPEN' || dueAtMs <= 0 || dueAtMs > nowMs) return [];
  const own = state.authorities.find((each) => each.authority === authority);
  if (own === undefined || own.overdue || own.dueAtMs !== dueAtMs || !owes(own)) return [];
  return [fact('authorityOverdue', { caseId: state.opened.caseId, authority, dueAtMs }, nowMs, 'system')];
}
