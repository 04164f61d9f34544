import type { AuthorityState } from './authority.ts';
import { authoritiesAfter, evolveAuthority, pending, withoutClaim } from './authority.ts';
import type { Completion } from './completion.ts';
import { authoritiesOfCompletion, completionEvents } from './completion.ts';
import type { CaseAmended, CaseOpened, ClearanceEvent, CompletionOpened } from './facts.ts';
import { fact } from './facts.ts';
import { assessTax, endTax } from './tax/assess-tax.ts';
import type { TaxState } from './tax/tax-state.ts';
import { evolveTax, taxIsOwed, taxOf } from './tax/tax-state.ts';
import type { TaxRules } from './tax/tax-terms.ts';
import { noTaxRules } from './tax/tax-terms.ts';

/** Clearance case (通关案件) of one accepted declaration: stream `case/<declaration id>`. */
export type CaseState = { readonly status: 'NONE' } | OpenedCase;

export interface OpenedCase {
  /** PICKUP_RELEASED: the goods of a summary may go, and its completion is waited for (两步申报). */
  readonly status: 'OPEN' | 'PICKUP_RELEASED' | 'RELEASED' | 'REFUSED' | 'WITHDRAWN';
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
  /** PICKUP_RELEASED 提货放行 of a summary, epoch ms; 0: not yet, or declared in one step. */
  readonly pickupReleasedAtMs: number;
  /** A completion that came before the pick-up release and waits for it. */
  readonly completion: Completion | undefined;
  readonly authorities: readonly AuthorityState[];
  readonly tax: TaxState;
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
 * each required authority that has not cleared, `inspection:<a>` while a result is owed, `detained:<a>` after a finding, `tax` while less is
 * settled than the declaration comes to, whether it was billed yet or not.
 */
export function holdsOf(state: OpenedCase): readonly string[] {
  const holds = state.arrivedAtMs === 0 && needsArrival(state.opened) ? ['arrival'] : [];
  for (const { authority, decided, inspection } of state.authorities) {
    if (decided !== 'CLEAR') holds.push(`authority:${authority}`);
    if (inspection === 'OWED') holds.push(`inspection:${authority}`);
    if (inspection === 'DETAINED') holds.push(`detained:${authority}`);
  }
  if (state.status === 'OPEN' && taxIsOwed(state.tax)) holds.push('tax');
  return holds;
}

/** Status as shown: an open case with a finding is DETAINED. */
export function statusOf(state: OpenedCase): 'DETAINED' | OpenedCase['status'] {
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
    case 'casePickupReleased':
      return { ...state, status: 'PICKUP_RELEASED', pickupReleasedAtMs: occurredAtMs };
    case 'completionReceived': {
      const { now = state.opened, late } = happened.value;
      return { ...state, completion: { now, late } };
    }
    case 'completionOpened':
      return { ...completed(state, happened.value, occurredAtMs), tax: evolveTax(state.tax, event) };
    case 'authorityRefused':
      return { ...withAuthorities(state, event), status: 'REFUSED' };
    case 'caseAmended':
      return { ...amended(state, happened.value, occurredAtMs), tax: evolveTax(state.tax, event) };
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
    case 'taxAssessed':
    case 'taxSettled':
    case 'taxBillVoided':
    case 'taxRefundDue':
    case 'taxReassessed':
      return { ...state, tax: evolveTax(state.tax, event) };
    case 'caseOpened':
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'consignmentJoined':
    case 'movementAttached':
    case 'consignmentMoved':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case undefined:
      return state;
  }
}

function open(opened: CaseOpened, atMs: number): OpenedCase {
  const authorities = opened.authorities.map((each) => pending(each, atMs));
  const tax = taxOf(opened.tax);
  const moments = { arrivedAtMs: 0, releasedAtMs: 0, pickupReleasedAtMs: 0 };
  return { status: 'OPEN', opened, amendment: 0, cargoAmendment: 0, ...moments, reviewed: false, completion: undefined, authorities, tax };
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

function completed(state: OpenedCase, value: CompletionOpened, atMs: number): OpenedCase {
  const authorities = authoritiesOfCompletion(state.authorities, value, atMs);
  return { ...state, status: 'OPEN', opened: value.now ?? state.opened, completion: undefined, reviewed: false, authorities };
}

function withAuthorities(state: OpenedCase, event: ClearanceEvent): OpenedCase {
  return { ...state, authorities: state.authorities.map((each) => evolveAuthority(each, event)) };
}

/** The fold of a case's stream, as the journal wants it. */
export const clearanceCase = { category: 'case', initial: { status: 'NONE' } satisfies CaseState as CaseState, evolve };

/**
 * Adds to the events of a decision what follows from them, in the same commit: the tax bills that the review or another amount brings (`rules`:
 * the tables, for decisions that can bring one), and the release (放行) when no hold is left. Only from an open case, so a case is
 * released exactly once. Of a two-step declaration every fact names its round; a summary is released for pick-up, and a completion that
 * waited for that begins its own round at once.
 */
export function settle(
  state: CaseState,
  decided: readonly ClearanceEvent[],
  nowMs: number,
  rules: TaxRules = noTaxRules,
): readonly ClearanceEvent[] {
  if (decided.length === 0) return decided;
  const events = [...decided, ...taxFacts(decided.reduce(evolve, state), nowMs, rules)];
  const after = events.reduce(evolve, state);
  if (after.status === 'NONE') return events;
  const told = ofRound(events, after.opened);
  if (after.status !== 'OPEN' || holdsOf(after).length > 0) return told;
  if (after.opened.step === 'STEP_SUMMARY') return [...told, ...pickupRelease(after, nowMs, rules)];
  const { caseId, declarationId, declarationNo, billNo, direction, authorities } = after.opened;
  const value = { caseId, declarationId, declarationNo, billNo, direction, authorities: authorities.map((each) => each.authority) };
  return [...told, fact('caseReleased', value, nowMs, CUSTOMS)];
}

const ROUNDS = new Set(['reviewDone', 'authorityHeld', 'inspectionOrdered', 'inspectionRecorded', 'authorityRefused']);

/** Those who learn of a fact alone, and of others in another order, tell by it which of the two declarations it is of. */
function ofRound(events: readonly ClearanceEvent[], { step }: CaseOpened): readonly ClearanceEvent[] {
  if (step === undefined) return events;
  return events.map((event) => {
    if (event.fact === undefined || !ROUNDS.has(event.fact.$case)) return event;
    return { ...event, fact: { ...event.fact, value: { ...event.fact.value, step } } as ClearanceEvent['fact'] };
  });
}

function pickupRelease(state: OpenedCase, nowMs: number, rules: TaxRules): readonly ClearanceEvent[] {
  const { caseId, declarationId, declarationNo, billNo, direction, authorities } = state.opened;
  const of = { caseId, declarationId, declarationNo, billNo, direction, arrivedAtMs: state.arrivedAtMs };
  const released = fact('casePickupReleased', { ...of, authorities: authorities.map(({ authority }) => authority) }, nowMs, CUSTOMS);
  const waiting = evolve(state, released);
  if (waiting.status === 'NONE' || state.completion === undefined) return [released];
  return [released, ...settle(waiting, completionEvents(waiting, state.completion, nowMs), nowMs, rules)];
}

/** Bills are issued once customs has reviewed, and end with the case. */
function taxFacts(state: CaseState, nowMs: number, rules: TaxRules): readonly ClearanceEvent[] {
  if (state.status === 'NONE') return [];
  if (state.status === 'REFUSED' || state.status === 'WITHDRAWN') return endTax(state.tax, state.opened, nowMs);
  return state.reviewed ? assessTax(state.tax, state.opened, rules, nowMs) : [];
}
