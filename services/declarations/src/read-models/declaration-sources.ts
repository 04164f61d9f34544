import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { DeclarationsEvent } from '../domain/events.ts';
import { declarationOf, projectClearance } from './clearance-part.ts';
import type { DeclarationDocument } from './declaration-list.ts';
import { clockOf, projectOwn } from './declaration-list.ts';

/**
 * The two topics of the list; each changes its own part of a document and none of the other's. The clock follows from both parts
 * alone, so the order of the two does not matter to it either.
 */
export function declarationSources(
  declarations: EventCodec<DeclarationsEvent>,
  clearance: EventCodec<ClearanceEvent>,
): readonly ProjectionSource<DeclarationDocument>[] {
  return [
    source<DeclarationDocument, DeclarationsEvent>('declarations', declarations, routeOwn, (body, event, meta) => {
      const own = projectOwn(body?.own, event, meta.version);
      return own === undefined ? undefined : withClock({ ...body, own });
    }),
    source<DeclarationDocument, ClearanceEvent>(
      'clearance',
      clearance,
      (event) => {
        const id = declarationOf(event);
        return id === undefined ? [] : [id];
      },
      (body, event) => withClock({ ...body, clearance: projectClearance(body?.clearance, event) }),
    ),
  ];
}

function routeOwn({ fact }: DeclarationsEvent): readonly string[] {
  if (fact === undefined) return [];
  switch (fact.$case) {
    case 'numberBlockReserved':
    case 'draftSaved':
    case 'draftDiscarded':
    case 'draftSubmitted':
    case 'receiptReceived':
    case 'receiptsAttached':
    case 'foreignDeclarationKept':
    case 'mandateGranted':
    case 'mandateRevoked':
    case 'mandateRequested':
    case 'mandateRequestRefused':
    case 'originCertificateRegistered':
    case 'originQuantityHeld':
    case 'originHoldReleased':
    case 'originDrawingSettled':
      return [];
    case 'dutyReassessed':
    case 'declarationTaxDue':
    case 'declarationTaxSettled':
    case 'declarationTaxVoided':
    case 'declarationExpired':
    case 'declarationClosed':
    case 'refundReady':
    case 'refundReversed':
    case 'refundStatusChanged':
    case 'cargoMoved':
    case 'declarationSubmitted':
    case 'declarationAccepted':
    case 'declarationReviewed':
    case 'declarationInspectionOrdered':
    case 'declarationInspected':
    case 'declarationDetained':
    case 'declarationRefused':
    case 'declarationReleased':
    case 'amendmentRequested':
    case 'withdrawalRequested':
    case 'changeRefused':
    case 'changeTakenBack':
    case 'declarationAmended':
    case 'declarationWithdrawn':
    case 'originHoldAbandoned':
    case 'declarationPickupReleased':
    case 'declarationCompleted':
    case 'completionOverdue':
    case 'supplementAsked':
      return [fact.value.declarationId];
  }
}

function withClock(document: DeclarationDocument): DeclarationDocument {
  const clock = clockOf(document);
  return clock === undefined ? document : { ...document, clock };
}
