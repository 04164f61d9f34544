import type { AuthorityState } from './authority.ts';
import { authoritiesAfter, evolveAuthority, pending, withoutClaim } from './authority.ts';
import type { CaseAmended, CaseOpened, ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/** Clearance case (通关案件) of one accepted declaration: stream `case/<declaration id>`. */
export type CaseState = { readonly status: 'NONE' } | OpenedCase;

export interface OpenedCase {
  readonly status: 'OPEN' | 'RELEASED' | 'REFUSED' | 'WITHDRAWN';
  /** What the case depends on, as it is now: after an amendment no longer as it was opened. */
  readonly opened: CaseOpened;
  /** How often the declaration has been amended. */
  readonly amendment: number;
  /** The amendment that last changed bill or containers; 0: none did. */
  readonly cargoAmendment: number;
  /** CARGO_ARRIVED 运抵, epoch ms; 0: not arrived. */
  readonly arrivedAtMs: number;
  /** REVIEW_DONE 审结 by customs. */
  readonly reviewed: boolean;
  /** RELEASED 放行, epoch ms; 0: not released. */
  readonly releasedAtMs: number;
  readonly authorities: readonly AuthorityState[];
}

export const CUSTOMS = 'customs';

/** Water, rail, road, air, post (运输方式, domain.md §3.3): cargo that comes from somewhere. */
const CARRIED = new Set(['2', '3', '4', '5', '6']);

/**
 * Goods that are carried, or have a transport document, must have arrived before release (运抵验放, §1.4-20). What only
 * changes its customs status inside a supervised place (modes 0, 1, 7, 8, W, Y, ...) and names no bill is there already.
 */
export function needsArrival(opened: CaseOpened): boolean {
  return opened.billNo !== '' || CARRIED.has(opened.transportMode);
}

/**
 * What stands between a case and its release, derived from its events and nothing else: `arrival`, `authority:<a>` for
 * each required authority that has not cleared, `inspection:<a>` while a result is owed, `detained:<a>` after a finding.
 */
export function holdsOf(state: OpenedCase): readonly string[] {
  const holds = state.arrivedAtMs === 0 && needsArrival(state.opened) ? ['arrival'] : [];
  for (const { authority, decided, inspection } of state.authorities) {
    if (decided !== 'CLEAR') holds.push(`authority:${authority}`);
    if (inspection === 'OWED') holds.push(`inspection:${authority}`);
    if (inspection === 'DETAINED') holds.push(`detained:${authority}`);
  }
  return holds;
}

/** Status as shown: an open case with a finding is DETAINED. */
export function statusOf(state: OpenedCase): 'OPEN' | 'DETAINED' | 'RELEASED' | 'REFUSED' | 'WITHDRAWN' {
  const detained = state.authorities.some((each) => each.inspection === 'DETAINED');
  return state.status === 'OPEN' && detained ? 'DETAINED' : state.status;
}

export function evolve(state: CaseState, event: ClearanceEvent): CaseState {
  const { fact: happened, occurredAtMs } = event;
  if (state.status === 'NONE') return happened?.$case === 'caseOpened' ? open(happened.value, occurredAtMs) : state;
  switch (happened?.$case) {
    case 'reviewDone':
      return { ...state, reviewed: true };
    case 'cargoArrived':
      return { ...state, arrivedAtMs: happened.value.arrivedAtMs };
    case 'caseReleased':
      return { ...state, status: 'RELEASED', releasedAtMs: occurredAtMs };
    case 'authorityRefused':
      return { ...withAuthorities(state, event), status: 'REFUSED' };
    case 'caseAmended':
      return amended(state, happened.value, occurredAtMs);
    case 'caseWithdrawn':
      return { ...state, status: 'WITHDRAWN', authorities: state.authorities.map(withoutClaim) };
    case 'caseClaimed':
    case 'claimExtended':
    case 'claimReturned':
    case 'authorityCleared':
    case 'authorityHeld':
    case 'authorityOverdue':
    case 'inspectionOrdered':
    case 'inspectionRecorded':
      return withAuthorities(state, event);
    case 'caseOpened':
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'consignmentJoined':
    case 'declarationDetached':
    case undefined:
      return state;
  }
}

function open(opened: CaseOpened, atMs: number): OpenedCase {
  const authorities = opened.authorities.map((each) => pending(each, atMs));
  return { status: 'OPEN', opened, amendment: 0, cargoAmendment: 0, arrivedAtMs: 0, reviewed: false, releasedAtMs: 0, authorities };
}

function amended(state: OpenedCase, value: CaseAmended, atMs: number): OpenedCase {
  const { now = state.opened, amendment, rescreened, cargoChanged } = value;
  return {
    ...state,
    opened: now,
    amendment,
    cargoAmendment: cargoChanged ? amendment : state.cargoAmendment,
    arrivedAtMs: cargoChanged ? 0 : state.arrivedAtMs,
    reviewed: state.reviewed && !rescreened,
    authorities: rescreened ? authoritiesAfter(state.authorities, now.authorities, atMs) : state.authorities,
  };
}

function withAuthorities(state: OpenedCase, event: ClearanceEvent): OpenedCase {
  return { ...state, authorities: state.authorities.map((each) => evolveAuthority(each, event)) };
}

/** The fold of a case's stream, as the journal wants it. */
export const clearanceCase = { category: 'case', initial: { status: 'NONE' } satisfies CaseState as CaseState, evolve };

/**
 * Adds the release (放行) to the events of a decision when they leave no hold: in the same commit as what removed the
 * last one, and only from an open case, so a case is released exactly once.
 */
export function settle(state: CaseState, events: readonly ClearanceEvent[], nowMs: number): readonly ClearanceEvent[] {
  const after = events.reduce(evolve, state);
  if (events.length === 0 || after.status !== 'OPEN' || holdsOf(after).length > 0) return events;
  const { caseId, declarationId, declarationNo, billNo, direction, authorities } = after.opened;
  const value = { caseId, declarationId, declarationNo, billNo, direction, authorities: authorities.map((each) => each.authority) };
  return [...events, fact('caseReleased', value, nowMs, CUSTOMS)];
}
