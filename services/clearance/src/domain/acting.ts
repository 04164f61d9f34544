import type { AuthorityState } from './authority.ts';
import type { CaseState, OpenedCase } from './case.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** An officer in front of an open case, with the part of it that is the officer's own. */
export interface Acting {
  readonly state: OpenedCase;
  readonly own: AuthorityState;
}

/** Whether an officer may act on a case at all: it exists and is open, at one of the officer's offices, and wants the authority. */
export function acting(state: CaseState, officer: Officer): Acting | Refusal {
  if (state.status === 'NONE') return refused('case-not-found');
  if (!officer.offices.includes(state.opened.customsOffice)) return refused('not-your-office');
  const own = state.authorities.find((each) => each.authority === officer.authority);
  if (own === undefined) return refused('authority-not-required');
  if (state.status === 'RELEASED') return refused('already-released', { releasedAtMs: String(state.releasedAtMs) });
  if (state.status === 'PICKUP_RELEASED') return refused('awaits-completion');
  if (state.status === 'REFUSED') return refused('already-refused');
  if (state.status === 'WITHDRAWN') return refused('declaration-withdrawn');
  return { state, own };
}

/** Undefined when the officer holds a valid claim at `nowMs`; a lease is valid until, and not at, its end. */
export function claimRefusal(own: AuthorityState, officer: Officer, nowMs: number): Refusal | undefined {
  const { claimedBy, leaseUntilMs } = own;
  if (claimedBy === '') return refused('not-claimed');
  if (claimedBy === officer.subject) {
    return leaseUntilMs > nowMs ? undefined : refused('lease-lost', { leaseUntilMs: String(leaseUntilMs) });
  }
  return leaseUntilMs > nowMs ? claimedByAnother(own) : refused('not-claimed');
}

/** Says who has the case and until when. */
export function claimedByAnother({ claimedBy, leaseUntilMs }: AuthorityState): Refusal {
  return refused('claimed-by-another', { claimedBy, leaseUntilMs: String(leaseUntilMs) });
}
