import { acting, claimedByAnother } from './acting.ts';
import type { CaseState } from './case.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/**
 * Claims a case (领取) for the officer's authority until `nowMs + leaseMs`. An expired lease is free; a claim by its
 * holder extends; another's valid claim is refused with who and until when.
 */
export function claim(state: CaseState, officer: Officer, leaseMs: number, nowMs: number): readonly ClearanceEvent[] | Refusal {
  const found = acting(state, officer);
  if ('refusal' in found) return found;
  const { claimedBy, leaseUntilMs } = found.own;
  const valid = claimedBy !== '' && leaseUntilMs > nowMs;
  if (valid && claimedBy !== officer.subject) return claimedByAnother(found.own);
  const value = {
    caseId: found.state.opened.caseId,
    authority: officer.authority,
    officer: officer.subject,
    // an extension never shortens: the lease may have been longer when it was given
    leaseUntilMs: Math.max(nowMs + leaseMs, valid ? leaseUntilMs : 0),
  };
  return [fact(valid ? 'claimExtended' : 'caseClaimed', value, nowMs, officer.authority)];
}

/** Gives a claim back (退回). Only its holder can; returning one that has expired and that nobody took is a return too. */
export function returnClaim(state: CaseState, officer: Officer, nowMs: number): readonly ClearanceEvent[] | Refusal {
  const found = acting(state, officer);
  if ('refusal' in found) return found;
  const { claimedBy, leaseUntilMs } = found.own;
  if (claimedBy !== officer.subject) return claimedBy !== '' && leaseUntilMs > nowMs ? claimedByAnother(found.own) : refused('not-claimed');
  const value = { caseId: found.state.opened.caseId, authority: officer.authority, officer: officer.subject };
  return [fact('claimReturned', value, nowMs, officer.authority)];
}
