import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { DeclarationAccepted, Direction } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { FactEvent } from '@tongguan/event-store/aggregate';
import type { Delivered } from '@tongguan/event-store/port';
import { billMilestones } from '../domain/bill-milestones.ts';
import type { BillReport } from '../domain/bill-milestones.ts';
import { described, unknownCase } from '../domain/case-facts.ts';
import type { CaseFacts, CaseMilestone } from '../domain/case-facts.ts';
import type { Moment } from '../domain/milestones.ts';

/** What one event says of a case or of a bill; nothing for the facts that no figure needs. */
export interface EventFacts {
  readonly cases: readonly CaseFacts[];
  readonly reports: readonly BillReport[];
}

/** Topics that the timeline follows. */
export const timelineTopics = ['declarations', 'shipments', 'clearance'] as const;

/** How the facts of a topic are read; those that are not named here say nothing. */
type Readers<Event extends FactEvent> = {
  readonly [Fact in NonNullable<Event['fact']> as Fact['$case']]?: (value: Fact['value'], moment: Moment) => EventFacts;
};

const nothing: EventFacts = { cases: [], reports: [] };
const ofCase = (facts: CaseFacts): EventFacts => ({ cases: [facts], reports: [] });
const directionOf = (direction: Direction): string =>
  direction === 'DIRECTION_IMPORT' ? 'IMPORT' : direction === 'DIRECTION_EXPORT' ? 'EXPORT' : '';

const reached = (declarationId: string, milestone: CaseMilestone, moment: Moment): CaseFacts => ({
  ...unknownCase(declarationId),
  moments: moment.at > 0 ? { [milestone]: moment } : {},
});

const step =
  (milestone: CaseMilestone) =>
  ({ declarationId }: { readonly declarationId: string }, moment: Moment): EventFacts =>
    ofCase(reached(declarationId, milestone, moment));

/** Stage F is customs' inspection; another authority's is part of its own time, which `OTHERS_CLEARED` ends. */
const stepOfCustoms =
  (milestone: CaseMilestone) =>
  (value: { readonly declarationId: string; readonly authority: string }, moment: Moment): EventFacts =>
    value.authority === 'customs' ? step(milestone)(value, moment) : nothing;

function wordsOf(value: DeclarationAccepted, rank: number): CaseFacts {
  const { declarationNo, customsOffice, transportMode, tradeMode, billNo, containerIds, traderCompany, filedByCompany, sample } = value;
  return {
    ...unknownCase(value.declarationId),
    ...{ declarationNo, office: customsOffice, mode: transportMode, tradeMode, billNo, containerIds },
    ...{ traderCompany, filedByCompany, sample, described: rank, direction: directionOf(value.direction) },
  };
}

const ofDeclarations: Readers<DeclarationsEvent> = {
  declarationSubmitted: ({ declarationId, declarationNo, filedByCompany, sample }, moment) =>
    ofCase({ ...reached(declarationId, 'DECL_SUBMITTED', moment), declarationNo, filedByCompany, sample }),
  declarationAccepted: (value, moment) => {
    const accepted = reached(value.declarationId, 'DECL_ACCEPTED', moment);
    const submitted = reached(value.declarationId, 'DECL_SUBMITTED', { at: value.submittedAtMs, recordedAt: moment.recordedAt });
    return ofCase({ ...wordsOf(value, described.byDeclaration), moments: { ...submitted.moments, ...accepted.moments } });
  },
  // an amendment is no milestone: the clock runs on, and the words of the latest version count
  declarationAmended: ({ now, contentVersion }) =>
    now === undefined ? nothing : ofCase(wordsOf(now, Math.min(described.byDeclaration + contentVersion - 1, 255))),
  // nor is a completion an acceptance: the words of the complete declaration count, and its time is a milestone of its own
  declarationCompleted: ({ declarationId, now, contentVersion }, moment) => {
    const told = now === undefined ? unknownCase(declarationId) : wordsOf(now, Math.min(described.byDeclaration + contentVersion - 1, 255));
    return ofCase({ ...told, moments: { COMPLETE_SUBMITTED: moment } });
  },
  declarationWithdrawn: ({ declarationId }, moment) => ofCase({ ...unknownCase(declarationId), withdrawn: moment }),
  declarationRefused: ({ declarationId }, moment) => ofCase({ ...unknownCase(declarationId), withdrawn: moment }),
  // an advance declaration whose cargo never came measures nothing, and is counted with what was withdrawn
  declarationExpired: ({ declarationId }, moment) => ofCase({ ...unknownCase(declarationId), withdrawn: moment }),
};

const ofShipments: Readers<ShipmentsEvent> = {
  milestoneReached: ({ billNo, containerIds, milestone: reported }, moment) => {
    const milestone = billMilestones.find((known) => `MILESTONE_${known}` === reported);
    if (milestone === undefined) return nothing;
    const containers = containerIds.length === 0 ? [''] : containerIds;
    const reports = containers.map((containerId) => ({ billNo, milestone, containerId, first: moment, last: moment, between: [] }));
    return { cases: [], reports };
  },
};

const ofClearance: Readers<ClearanceEvent> = {
  caseOpened: (value, { recordedAt }) => {
    const { declarationId, declarationNo, customsOffice, transportMode, billNo, containerIds } = value;
    const { traderCompany, filedByCompany, sample, acceptedAtMs } = value;
    return ofCase({
      ...reached(declarationId, 'DECL_ACCEPTED', { at: acceptedAtMs, recordedAt }),
      ...{ declarationNo, office: customsOffice, mode: transportMode, billNo, containerIds },
      ...{ traderCompany, filedByCompany, sample },
      described: described.byCase,
      direction: directionOf(value.direction),
      lane: /^LANE_(GREEN|YELLOW|RED)$/.exec(value.lane)?.[1] ?? '',
    });
  },
  reviewDone: step('REVIEW_DONE'),
  taxAssessed: step('TAX_ASSESSED'),
  taxSettled: step('TAX_PAID'),
  cargoArrived: ({ declarationId, arrivedAtMs }, { at, recordedAt }) =>
    ofCase(reached(declarationId, 'CARGO_ARRIVED', { at: arrivedAtMs > 0 ? arrivedAtMs : at, recordedAt })),
  authorityCleared: (value, moment) => step(value.authority === 'customs' ? 'CUSTOMS_CLEARED' : 'OTHERS_CLEARED')(value, moment),
  inspectionOrdered: stepOfCustoms('INSPECTION_ORDERED'),
  inspectionRecorded: stepOfCustoms('INSPECTION_DONE'),
  casePickupReleased: step('PICKUP_RELEASED'),
  caseReleased: step('RELEASED'),
};

function read<Event extends FactEvent>(readers: Readers<Event>, event: Event, recordedAt: number): EventFacts {
  if (event.fact === undefined) return nothing;
  // the reader under a fact's own case takes that fact's value; the type of a table cannot say so for an open event
  const reader = (readers as Readonly<Partial<Record<string, (value: unknown, moment: Moment) => EventFacts>>>)[event.fact.$case];
  return reader?.(event.fact.value, { at: event.occurredAtMs, recordedAt }) ?? nothing;
}

/** Reads one record. Throws when its bytes are no event of the topic. */
export function factsOf({ topic, event, recordedAt }: Delivered): EventFacts {
  switch (topic) {
    case 'declarations':
      return read(ofDeclarations, DeclarationsEvent.decode(event.bytes), recordedAt);
    case 'shipments':
      return read(ofShipments, ShipmentsEvent.decode(event.bytes), recordedAt);
    case 'clearance':
      return read(ofClearance, ClearanceEvent.decode(event.bytes), recordedAt);
    default:
      return nothing;
  }
}
