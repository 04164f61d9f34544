import type { Acting } from './acting.ts';
import { acting, claimRefusal } from './acting.ts';
import type { CaseState } from './case.ts';
import { CUSTOMS, settle } from './case.ts';
import type { TaxRules } from './tax/tax-terms.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** What an authority may say (联合作业, domain.md §1.4-19). `dueAtMs` of a hold: epoch ms, 0 = it sets none. */
export type CaseDecision =
  | { readonly kind: 'clear'; readonly legalBasis: string }
  | { readonly kind: 'hold'; readonly legalBasis: string; readonly reason: string; readonly dueAtMs: number }
  | { readonly kind: 'inspect'; readonly legalBasis: string }
  | { readonly kind: 'refuse'; readonly legalBasis: string; readonly reason: string };

/** Longest legal basis, reason or note, in characters. */
export const MAX_TEXT = 2000;

/**
 * An officer decides for its authority while holding a valid claim. Clear and refuse end the claim; hold and inspect keep
 * it, since the same officer usually goes on. A refusal by one authority refuses the case: the declaration is returned
 * (退单). Until release an authority may also take its clearance back by a hold or an inspection ("any open state", §1.6).
 */
export function decideCase(
  state: CaseState,
  officer: Officer,
  decision: CaseDecision,
  nowMs: number,
  rules?: TaxRules,
): readonly ClearanceEvent[] | Refusal {
  const found = acting(state, officer);
  if ('refusal' in found) return found;
  const problem = claimRefusal(found.own, officer, nowMs) ?? decisionRefusal(found, decision, nowMs);
  return problem ?? settle(state, eventsOf(found, officer, decision, nowMs), nowMs, rules);
}

function decisionRefusal({ own }: Acting, decision: CaseDecision, nowMs: number): Refusal | undefined {
  const { kind, legalBasis } = decision;
  const reason = 'reason' in decision ? decision.reason : '';
  if (legalBasis.length > MAX_TEXT || reason.length > MAX_TEXT) return refused('text-too-long', { most: String(MAX_TEXT) });
  if (kind !== 'clear' && legalBasis.trim() === '') return refused('legal-basis-missing');
  switch (kind) {
    case 'clear':
      if (own.inspection === 'OWED') return refused('inspection-owed');
      if (own.inspection === 'DETAINED') return refused('detained', { finding: own.finding });
      return own.decided === 'CLEAR' ? refused('already-decided') : undefined;
    case 'hold':
      if (reason.trim() === '') return refused('reason-missing');
      return decision.dueAtMs !== 0 && decision.dueAtMs <= nowMs ? refused('due-in-the-past') : undefined;
    case 'inspect':
      return own.inspection === 'OWED' ? refused('inspection-already-ordered') : undefined;
    case 'refuse':
      return undefined;
  }
}

function eventsOf({ state }: Acting, officer: Officer, decision: CaseDecision, nowMs: number): readonly ClearanceEvent[] {
  const { caseId, declarationId, authorities, billNo } = state.opened;
  const { authority, subject } = officer;
  const common = { caseId, declarationId, authority, officer: subject, legalBasis: decision.legalBasis };
  switch (decision.kind) {
    case 'clear': {
      const cleared = fact('authorityCleared', common, nowMs, authority);
      const review = authority === CUSTOMS && !state.reviewed;
      return review ? [fact('reviewDone', { caseId, declarationId }, nowMs, authority), cleared] : [cleared];
    }
    case 'hold':
      return [fact('authorityHeld', { ...common, reason: decision.reason, dueAtMs: decision.dueAtMs }, nowMs, authority)];
    case 'inspect':
      return [fact('inspectionOrdered', common, nowMs, authority)];
    case 'refuse': {
      const concerned = authorities.map((each) => each.authority);
      return [fact('authorityRefused', { ...common, reason: decision.reason, authorities: concerned, billNo }, nowMs, authority)];
    }
  }
}

const FACT_OF = { clear: 'authorityCleared', hold: 'authorityHeld', inspect: 'inspectionOrdered', refuse: 'authorityRefused' } as const;

/** Whether these events are what this decision became when its command came first. */
export function isDecisionOf(events: readonly ClearanceEvent[], decision: CaseDecision): boolean {
  return events.some(({ fact: told }) => {
    if (told?.$case !== FACT_OF[decision.kind]) return false;
    const value: object = told.value;
    return Object.entries(decision).every(([name, given]) => name === 'kind' || Reflect.get(value, name) === given);
  });
}
