import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Direction } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { Delivered } from '@tongguan/event-store/port';
import { billMilestones } from '../domain/bill-milestones.ts';
import type { BillReport } from '../domain/bill-milestones.ts';
import { described, unknownCase } from '../domain/case-facts.ts';
import type { CaseFacts, CaseMilestone } from '../domain/case-facts.ts';

/** What one event says of a case or of a bill; nothing for the facts that no figure needs. */
export interface EventFacts {
  readonly cases: readonly CaseFacts[];
  readonly reports: readonly BillReport[];
}

/** Topics that the timeline follows. */
export const timelineTopics = ['declarations', 'shipments', 'clearance'] as const;

const nothing: EventFacts = { cases: [], reports: [] };
const ofCase = (facts: CaseFacts): EventFacts => ({ cases: [facts], reports: [] });
const directionOf = (direction: Direction): string => (direction === 'DIRECTION_IMPORT' ? 'IMPORT' : direction === 'DIRECTION_EXPORT' ? 'EXPORT' : '');

/** Reads one record. Throws when its bytes are no event of the topic. */
export function factsOf(record: Delivered): EventFacts {
  switch (record.topic) {
    case 'declarations':
      return ofDeclarations(DeclarationsEvent.decode(record.event.bytes), record.recordedAt);
    case 'shipments':
      return ofShipments(ShipmentsEvent.decode(record.event.bytes), record.recordedAt);
    case 'clearance':
      return ofClearance(ClearanceEvent.decode(record.event.bytes), record.recordedAt);
    default:
      return nothing;
  }
}

const reached = (declarationId: string, milestone: CaseMilestone, at: number, recordedAt: number): CaseFacts => ({
  ...unknownCase(declarationId),
  moments: at > 0 ? { [milestone]: { at, recordedAt } } : {},
});

function ofDeclarations({ fact, occurredAtMs }: DeclarationsEvent, recordedAt: number): EventFacts {
  switch (fact?.$case) {
    case 'declarationSubmitted': {
      const { declarationId, declarationNo, filedByCompany, sample } = fact.value;
      return ofCase({ ...reached(declarationId, 'DECL_SUBMITTED', occurredAtMs, recordedAt), declarationNo, filedByCompany, sample });
    }
    case 'declarationAccepted': {
      const { declarationId, declarationNo, direction, customsOffice, transportMode, tradeMode, billNo, containerIds } = fact.value;
      const { traderCompany, filedByCompany, sample, submittedAtMs } = fact.value;
      const words = { declarationNo, office: customsOffice, mode: transportMode, tradeMode, billNo, containerIds, traderCompany, filedByCompany, sample };
      const accepted = { DECL_ACCEPTED: { at: occurredAtMs, recordedAt } };
      const moments = submittedAtMs > 0 ? { ...accepted, DECL_SUBMITTED: { at: submittedAtMs, recordedAt } } : accepted;
      return ofCase({ ...unknownCase(declarationId), ...words, described: described.byDeclaration, direction: directionOf(direction), moments });
    }
    case 'declarationRefused':
      return ofCase({ ...unknownCase(fact.value.declarationId), withdrawn: { at: occurredAtMs, recordedAt } });
    default:
      return nothing;
  }
}

function ofShipments({ fact, occurredAtMs }: ShipmentsEvent, recordedAt: number): EventFacts {
  if (fact?.$case !== 'milestoneReached') return nothing;
  const { billNo, containerIds } = fact.value;
  const milestone = billMilestones.find((known) => `MILESTONE_${known}` === fact.value.milestone);
  if (milestone === undefined) return nothing;
  const moment = { at: occurredAtMs, recordedAt };
  const containers = containerIds.length === 0 ? [''] : containerIds;
  return { cases: [], reports: containers.map((containerId) => ({ billNo, milestone, containerId, first: moment, last: moment })) };
}

function ofClearance({ fact, occurredAtMs }: ClearanceEvent, recordedAt: number): EventFacts {
  const step = (declarationId: string, milestone: CaseMilestone): EventFacts => ofCase(reached(declarationId, milestone, occurredAtMs, recordedAt));
  switch (fact?.$case) {
    case 'caseOpened': {
      const { declarationId, declarationNo, direction, customsOffice, transportMode, billNo, containerIds } = fact.value;
      const { traderCompany, filedByCompany, lane, sample, acceptedAtMs } = fact.value;
      const words = { declarationNo, office: customsOffice, mode: transportMode, billNo, containerIds, traderCompany, filedByCompany, sample };
      const opened = reached(declarationId, 'DECL_ACCEPTED', acceptedAtMs, recordedAt);
      return ofCase({ ...opened, ...words, described: described.byCase, direction: directionOf(direction), lane: /^LANE_(GREEN|YELLOW|RED)$/.exec(lane)?.[1] ?? '' });
    }
    case 'reviewDone':
      return step(fact.value.declarationId, 'REVIEW_DONE');
    case 'cargoArrived':
      return ofCase(reached(fact.value.declarationId, 'CARGO_ARRIVED', fact.value.arrivedAtMs || occurredAtMs, recordedAt));
    case 'authorityCleared':
      return step(fact.value.declarationId, fact.value.authority === 'customs' ? 'CUSTOMS_CLEARED' : 'OTHERS_CLEARED');
    // stage F is customs' inspection; another authority's is part of its own time, which `OTHERS_CLEARED` ends
    case 'inspectionOrdered':
      return fact.value.authority === 'customs' ? step(fact.value.declarationId, 'INSPECTION_ORDERED') : nothing;
    case 'inspectionRecorded':
      return fact.value.authority === 'customs' ? step(fact.value.declarationId, 'INSPECTION_DONE') : nothing;
    case 'caseReleased':
      return step(fact.value.declarationId, 'RELEASED');
    default:
      return nothing;
  }
}
