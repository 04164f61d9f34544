import type { ClearanceEvent, Finding } from './facts.ts';
import type { InspectionFinding } from './inspection-findings.ts';
import type { Viewer } from './visible-case.ts';

/** One fact of a case as its viewer may see it, with both times. */
export interface CaseFact {
  readonly fact: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly source: string;
  readonly version: number;
  /** Empty: of the case as a whole. */
  readonly authority: string;
  readonly officer: string;
  readonly legalBasis: string;
  readonly reason: string;
  readonly finding: Finding;
  readonly note: string;
  readonly findings: readonly InspectionFinding[];
  readonly dueAtMs: number;
}

export interface Recorded {
  readonly event: ClearanceEvent;
  readonly version: number;
  readonly recordedAt: number;
}

/** Milestones by the vocabulary of domain.md §0; acts of officers beside them. Facts of a consignment are none of a case. */
const NAMES: Readonly<Record<NonNullable<ClearanceEvent['fact']>['$case'], string>> = {
  arrivalAttached: '',
  declarationAttached: '',
  consignmentJoined: '',
  declarationDetached: '',
  movementAttached: '',
  consignmentMoved: '',
  taxReceiptTaken: '',
  caseOpened: 'CASE_OPENED',
  reviewDone: 'REVIEW_DONE',
  cargoArrived: 'CARGO_ARRIVED',
  caseClaimed: 'CLAIMED',
  claimExtended: 'CLAIM_EXTENDED',
  claimReturned: 'CLAIM_RETURNED',
  authorityCleared: 'AUTHORITY_CLEARED',
  authorityHeld: 'AUTHORITY_HELD',
  inspectionOrdered: 'INSPECTION_ORDERED',
  inspectionRecorded: 'INSPECTION_DONE',
  authorityRefused: 'AUTHORITY_REFUSED',
  authorityOverdue: 'AUTHORITY_OVERDUE',
  caseReleased: 'RELEASED',
  casePickupReleased: 'PICKUP_RELEASED',
  completionReceived: 'COMPLETION_RECEIVED',
  completionOpened: 'COMPLETION_OPENED',
  caseAmended: 'CASE_AMENDED',
  caseWithdrawn: 'CASE_WITHDRAWN',
  taxAssessed: 'TAX_ASSESSED',
  taxSettled: 'TAX_PAID',
  taxBillVoided: 'TAX_BILL_VOIDED',
  taxRefundDue: 'TAX_REFUND_DUE',
  taxReassessed: 'TAX_REASSESSED',
};

const CLAIMS = new Set(['CLAIMED', 'CLAIM_EXTENDED', 'CLAIM_RETURNED']);

/**
 * The facts of a case that a viewer may see, oldest first. Of another authority that is its decision and legal basis, not
 * who took it, why, or what an inspection found (domain.md §1.4-19); a company sees no claims and no officers.
 */
export function visibleFacts(history: readonly Recorded[], viewer: Viewer): readonly CaseFact[] {
  return history.flatMap((recorded) => {
    const told = factOf(recorded);
    if (told === undefined || viewer.kind === 'everything') return told ?? [];
    if (viewer.kind === 'company') return CLAIMS.has(told.fact) ? [] : [{ ...told, officer: '', note: '' }];
    if (told.authority === '' || told.authority === viewer.officer.authority) return [told];
    if (CLAIMS.has(told.fact)) return [];
    return [{ ...told, officer: '', reason: '', finding: 'FINDING_UNSPECIFIED' as const, note: '', findings: [] }];
  });
}

function factOf({ event, version, recordedAt }: Recorded): CaseFact | undefined {
  const { fact, occurredAtMs, source } = event;
  const name = fact === undefined ? '' : NAMES[fact.$case];
  if (fact === undefined || name === '') return undefined;
  const nothing = {
    ...{ authority: '', officer: '', legalBasis: '', reason: '', note: '', dueAtMs: 0, findings: [] },
    finding: 'FINDING_UNSPECIFIED' as const,
  };
  const told = { ...nothing, fact: name, occurredAtMs, recordedAtMs: recordedAt, source, version };
  switch (fact.$case) {
    case 'caseClaimed':
    case 'claimExtended':
      return { ...told, authority: fact.value.authority, officer: fact.value.officer, dueAtMs: fact.value.leaseUntilMs };
    case 'claimReturned':
      return { ...told, authority: fact.value.authority, officer: fact.value.officer };
    case 'authorityCleared':
    case 'inspectionOrdered': {
      const { authority, officer, legalBasis } = fact.value;
      return { ...told, authority, officer, legalBasis };
    }
    case 'authorityHeld': {
      const { authority, officer, legalBasis, reason, dueAtMs } = fact.value;
      return { ...told, authority, officer, legalBasis, reason, dueAtMs };
    }
    case 'authorityRefused': {
      const { authority, officer, legalBasis, reason } = fact.value;
      return { ...told, authority, officer, legalBasis, reason };
    }
    case 'inspectionRecorded': {
      const { authority, officer, finding, note, findings } = fact.value;
      return { ...told, authority, officer, finding, note, findings };
    }
    case 'taxSettled': {
      const { officer, legalBasis } = fact.value;
      return { ...told, officer, legalBasis };
    }
    case 'authorityOverdue':
      return { ...told, authority: fact.value.authority, dueAtMs: fact.value.dueAtMs };
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
    case 'taxBillVoided':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case 'caseAmended':
      return told;
    case 'caseWithdrawn':
      return fact.value.expired ? { ...told, fact: 'CASE_EXPIRED' } : told;
  }
}
