import type { DeclarationRow, TimelineEntry } from '@tongguan/contracts/declarations/v1/declarations';
import type { Direction } from '../../domain/events.ts';
import { OVER } from '../../domain/lifecycle/ends.ts';
import type { TimelineFact } from '../../use-cases/get-declaration.ts';
import { leftAtOf } from '../../domain/lifecycle/lifecycle.ts';
import type { DeclarationDocument, OwnPart, Waiting } from '../../read-models/declaration-list.ts';
import { RELEASED, waitingOf } from '../../read-models/declaration-list.ts';
import { twoStepRow } from './two-step-messages.ts';

/** A row of the contract out of a document of the list; undefined until the declaration's own part is there. */
export function rowOf(declarationId: string, { own, clearance }: DeclarationDocument, changedAtMs: number): DeclarationRow | undefined {
  if (own === undefined) return undefined;
  return {
    declarationId,
    ...{ declarationNo: own.declarationNo, status: own.status, direction: own.direction, customsOffice: own.customsOffice },
    ...{ transportMode: own.transportMode, billNo: own.billNo, containerIds: own.containerIds },
    ...{ traderCompany: own.traderCompany, traderName: own.traderName, declarantCompany: own.declarantCompany },
    ...{ filedByCompany: own.filedByCompany, submittedAtMs: own.submittedAtMs, releasedAtMs: own.releasedAtMs },
    ...{ returnedAtMs: own.returnedAtMs, sample: own.sample, version: own.version, changedAtMs },
    ...{ withdrawnAtMs: own.withdrawnAtMs ?? 0, contentVersion: own.contentVersion ?? 1, openRequest: own.openRequest ?? '' },
    ...lifeRow(own),
    lane: clearance?.lane ?? '',
    // the two streams are read apart: a release that is known here ends the waiting, whatever clearance's part still shows
    waiting: OVER.has(own.status) ? [] : waitingOf(own, clearance).map(waitingRow),
    twoStep: own.twoStep && twoStepRow(own.twoStep),
    ...(own.listType !== undefined && { listType: own.listType }),
  };
}

function waitingRow({ bill, ...waiting }: Waiting) {
  return { ...waiting, billNo: bill?.billNo ?? '', amount: bill?.amount ?? '', dueDay: bill?.dueDay ?? '' };
}

/** Cargo and ends of a declaration; what an older version of this service listed tells nothing of them. */
function lifeRow({ life, awaitsUntilMs = RELEASED }: OwnPart) {
  const waits = awaitsUntilMs < RELEASED;
  return {
    ...{ arrivedAtMs: life?.moved.CARGO_ARRIVED ?? 0, leftAtMs: (life && leftAtOf(life)) ?? 0 },
    ...{ expiresAtMs: waits ? awaitsUntilMs : 0, warnsAtMs: waits ? (life?.warnsAtMs ?? 0) : 0 },
    ...{ expiredAtMs: life?.expiredAtMs ?? 0, closedAtMs: life?.closedAtMs ?? 0 },
    refundStatus: life === undefined || life.refund.status === 'NONE' ? '' : life.refund.status,
  };
}

type Case = NonNullable<TimelineFact['event']['fact']>['$case'];

/** Milestones of domain.md §0. */
const milestones: Readonly<Record<Case, string>> = {
  declarationSubmitted: 'DECL_SUBMITTED',
  declarationAccepted: 'DECL_ACCEPTED',
  declarationReviewed: 'REVIEW_DONE',
  declarationInspectionOrdered: 'INSPECTION_ORDERED',
  declarationInspected: 'INSPECTION_DONE',
  declarationDetained: 'DETAINED',
  declarationRefused: 'DECL_REJECTED',
  declarationReleased: 'RELEASED',
  numberBlockReserved: 'NUMBER_BLOCK_RESERVED',
  draftSaved: 'DRAFT_SAVED',
  draftDiscarded: 'DRAFT_DISCARDED',
  draftSubmitted: 'DRAFT_SUBMITTED',
  receiptReceived: 'RECEIPT_RECEIVED',
  receiptsAttached: 'RECEIPTS_ATTACHED',
  foreignDeclarationKept: 'FOREIGN_DECLARATION_KEPT',
  mandateGranted: 'MANDATE_GRANTED',
  mandateRevoked: 'MANDATE_REVOKED',
  mandateRequested: 'MANDATE_REQUESTED',
  mandateRequestRefused: 'MANDATE_REQUEST_REFUSED',
  originCertificateRegistered: 'ORIGIN_CERTIFICATE_REGISTERED',
  originQuantityHeld: 'ORIGIN_QUANTITY_HELD',
  originHoldReleased: 'ORIGIN_HOLD_RELEASED',
  originDrawingSettled: 'ORIGIN_DRAWING_SETTLED',
  originHoldAbandoned: 'ORIGIN_HOLD_ABANDONED',
  originCertificateUsedUp: 'ORIGIN_CERTIFICATE_USED_UP',
  originCertificateExpiring: 'ORIGIN_CERTIFICATE_EXPIRING',
  amendmentRequested: 'AMENDMENT_REQUESTED',
  withdrawalRequested: 'WITHDRAWAL_REQUESTED',
  changeRefused: 'CHANGE_REFUSED',
  changeTakenBack: 'CHANGE_TAKEN_BACK',
  declarationAmended: 'AMENDED',
  declarationWithdrawn: 'WITHDRAWN',
  declarationTaxDue: 'TAX_ASSESSED',
  declarationTaxSettled: 'TAX_PAID',
  declarationTaxVoided: 'TAX_BILL_VOIDED',
  declarationPickupReleased: 'PICKUP_RELEASED',
  declarationCompleted: 'COMPLETE_SUBMITTED',
  completionOverdue: 'COMPLETION_OVERDUE',
  supplementAsked: 'SUPPLEMENT_ASKED',
  dutyReassessed: 'DUTY_REASSESSED',
  declarationExpired: 'EXPIRED',
  declarationClosed: 'CLOSED',
  refundReady: 'REFUND_READY',
  refundReversed: 'REFUND_REVERSED',
  refundStatusChanged: 'REFUND_STATUS',
  cargoMoved: 'CARGO_MOVED',
};

export function timelineOf(facts: readonly TimelineFact[]): TimelineEntry[] {
  return facts.flatMap(({ event, recordedAt, version }) =>
    // movements of the cargo are told by the bill, whose own they are
    event.fact === undefined || event.fact.$case === 'cargoMoved'
      ? []
      : [
          {
            fact: milestones[event.fact.$case],
            occurredAtMs: event.occurredAtMs,
            recordedAtMs: recordedAt,
            source: event.source,
            version,
            authority: 'authority' in event.fact.value ? event.fact.value.authority : '',
          },
        ],
  );
}

const directions: Readonly<Record<string, Direction>> = {
  I: 'DIRECTION_IMPORT',
  IMPORT: 'DIRECTION_IMPORT',
  DIRECTION_IMPORT: 'DIRECTION_IMPORT',
  E: 'DIRECTION_EXPORT',
  EXPORT: 'DIRECTION_EXPORT',
  DIRECTION_EXPORT: 'DIRECTION_EXPORT',
};

/** Every spelling of a direction; an unknown one matches nothing rather than everything. */
export const directionFrom = (text: string): Direction | undefined => (text === '' ? undefined : (directions[text] ?? 'UNRECOGNIZED'));
