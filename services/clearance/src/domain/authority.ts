import type { ClearanceEvent, Finding, RequiredAuthority } from './facts.ts';

/** What one authority has said so far, apart from an inspection. */
export type Decided = 'PENDING' | 'CLEAR' | 'HOLD' | 'REFUSE';

/** `owed`: ordered and without a result; `detained`: the last result found something (DETAINED). */
export type Inspection = 'NONE' | 'OWED' | 'PASSED' | 'DETAINED';

/**
 * One authority's part of a case (联合作业, domain.md §1.4-19 and §1.6 "Authority decision"). Authorities are data: a new
 * one is a row of the table, never a column here. Decision and inspection are two axes, because a passed inspection
 * gives the case back to "previous + INSPECTED" (§1.6): it neither reviews nor clears anything.
 */
export interface AuthorityState {
  readonly authority: string;
  /** Rule of the table that made it take part. */
  readonly rule: string;
  /** Epoch ms; 0: no due time. */
  readonly dueAtMs: number;
  /** Its due time passed without a decision. Never clears anything by itself. */
  readonly overdue: boolean;
  readonly decided: Decided;
  /** Since when it stands at `decided`, epoch ms. */
  readonly decidedAtMs: number;
  readonly legalBasis: string;
  readonly reason: string;
  readonly inspection: Inspection;
  /** Since when it stands at `inspection`, epoch ms. */
  readonly inspectionAtMs: number;
  readonly finding: Finding;
  /** Officer who has the claim, also after the lease ended; empty: nobody. */
  readonly claimedBy: string;
  readonly leaseUntilMs: number;
}

/** An authority at the opening of its case at `atMs` (epoch ms). */
export function pending(required: RequiredAuthority, atMs: number): AuthorityState {
  return {
    authority: required.authority,
    rule: required.rule,
    dueAtMs: required.dueAtMs,
    overdue: false,
    decided: 'PENDING',
    decidedAtMs: atMs,
    legalBasis: '',
    reason: '',
    inspection: 'NONE',
    inspectionAtMs: 0,
    finding: 'FINDING_UNSPECIFIED',
    claimedBy: '',
    leaseUntilMs: 0,
  };
}

/** The state of one authority after an event of its case; facts of other authorities and unknown facts leave it as it is. */
export function evolveAuthority(state: AuthorityState, event: ClearanceEvent): AuthorityState {
  const value = event.fact?.value;
  if (value === undefined || !('authority' in value) || value.authority !== state.authority) return state;
  return apply(state, event);
}

const unclaimed = { claimedBy: '', leaseUntilMs: 0 } as const;

function apply(state: AuthorityState, { fact, occurredAtMs: at }: ClearanceEvent): AuthorityState {
  switch (fact?.$case) {
    case 'caseClaimed':
    case 'claimExtended':
      return { ...state, claimedBy: fact.value.officer, leaseUntilMs: fact.value.leaseUntilMs };
    case 'claimReturned':
      return { ...state, ...unclaimed };
    case 'authorityCleared':
      return { ...state, ...unclaimed, decided: 'CLEAR', decidedAtMs: at, legalBasis: fact.value.legalBasis, reason: '' };
    case 'authorityHeld': {
      const { legalBasis, reason, dueAtMs } = fact.value;
      // a hold without a due time of its own leaves the authority's due time by law in force
      const due = dueAtMs > 0 ? { dueAtMs, overdue: false } : {};
      return { ...state, decided: 'HOLD', decidedAtMs: at, legalBasis, reason, ...due };
    }
    case 'authorityRefused': {
      const { legalBasis, reason } = fact.value;
      return { ...state, ...unclaimed, decided: 'REFUSE', decidedAtMs: at, legalBasis, reason };
    }
    case 'inspectionOrdered':
      return { ...state, inspection: 'OWED', inspectionAtMs: at };
    case 'inspectionRecorded': {
      const passed = fact.value.finding === 'FINDING_NO_ANOMALY';
      return { ...state, inspection: passed ? 'PASSED' : 'DETAINED', inspectionAtMs: at, finding: fact.value.finding };
    }
    case 'authorityOverdue':
      return fact.value.dueAtMs === state.dueAtMs ? { ...state, overdue: true } : state;
    case 'caseOpened':
    case 'reviewDone':
    case 'cargoArrived':
    case 'caseReleased':
    case 'casePickupReleased':
    case 'completionReceived':
    case 'completionOpened':
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'consignmentJoined':
    case 'movementAttached':
    case 'consignmentMoved':
    case 'taxAssessed':
    case 'taxSettled':
    case 'taxBillVoided':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case 'caseAmended':
    case 'caseWithdrawn':
    case undefined:
      return state;
  }
}

/** An authority's part when its declaration was amended and screened anew: it decides again, and keeps claim and inspection. */
export function askedAgain(state: AuthorityState | undefined, required: RequiredAuthority, atMs: number): AuthorityState {
  const fresh = pending(required, atMs);
  if (state === undefined) return fresh;
  const { inspection, inspectionAtMs, finding, claimedBy, leaseUntilMs } = state;
  return { ...fresh, inspection, inspectionAtMs, finding, claimedBy, leaseUntilMs };
}

/** Authorities after a new screening: those that are required now, and nobody else. */
export function authoritiesAfter(
  before: readonly AuthorityState[],
  required: readonly RequiredAuthority[],
  atMs: number,
): readonly AuthorityState[] {
  return required.map((each) =>
    askedAgain(
      before.find(({ authority }) => authority === each.authority),
      each,
      atMs,
    ),
  );
}

export const withoutClaim = (state: AuthorityState): AuthorityState => ({ ...state, ...unclaimed });

/** True while the authority still owes the case something: its clearance, or an inspection without an anomaly. */
export function owes(state: AuthorityState): boolean {
  if (state.decided === 'REFUSE') return false;
  return state.decided !== 'CLEAR' || state.inspection === 'OWED' || state.inspection === 'DETAINED';
}
