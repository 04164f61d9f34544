import type { MilestoneReached, MovementReported, ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';

export type { MovementReported, ShipmentsEvent };

/** One milestone of a bill with both its times, epoch milliseconds: when it happened, and when we learned it. */
export interface ShipmentMilestone extends Omit<MilestoneReached, 'billNo' | 'transportMode'> {
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
}

/** Which messages a bill's shipment (运单) already shows. */
export interface ShipmentState {
  readonly messages: ReadonlySet<string>;
}

/** Stream `shipment/<bill no>`: what other services follow. */
export const shipment = { category: 'shipment', initial: { messages: new Set<string>() } as ShipmentState, evolve };

export function shipmentStreamId(billNo: string): string {
  return encodeURIComponent(billNo.toWellFormed());
}

/** Turns a report into the milestone of its bill; a report that the bill already shows adds nothing. */
export function recordMilestone(
  state: ShipmentState,
  report: { readonly movement: MovementReported; readonly occurredAtMs: number; readonly source: string },
): readonly ShipmentsEvent[] {
  const { billNo, milestone, containerIds, location, reporterCompany, messageId, transportMode, sample } = report.movement;
  if (state.messages.has(messageKey(report.movement))) return [];
  const value: MilestoneReached = { billNo, milestone, containerIds, location, reporterCompany, messageId, transportMode, sample };
  return [{ occurredAtMs: report.occurredAtMs, source: report.source, fact: { $case: 'milestoneReached', value } }];
}

/** Milestones of a bill in the order in which they happened; of two at one moment, the one learned first. */
export function milestonesOf(
  history: readonly { readonly event: ShipmentsEvent; readonly recordedAt: number }[],
): readonly ShipmentMilestone[] {
  return history
    .flatMap(({ event, recordedAt }) => {
      if (event.fact?.$case !== 'milestoneReached') return [];
      const { milestone, containerIds, location, reporterCompany, messageId, sample } = event.fact.value;
      const times = { occurredAtMs: event.occurredAtMs, recordedAtMs: recordedAt };
      return [{ milestone, containerIds, location, reporterCompany, messageId, sample, ...times }];
    })
    .sort((a, b) => a.occurredAtMs - b.occurredAtMs || a.recordedAtMs - b.recordedAtMs);
}

function evolve(state: ShipmentState, event: ShipmentsEvent): ShipmentState {
  if (event.fact?.$case !== 'milestoneReached') return state;
  return { messages: new Set([...state.messages, messageKey(event.fact.value)]) };
}

function messageKey(of: { readonly reporterCompany: string; readonly messageId: string }): string {
  // a message id holds no space, so no two pairs make one key
  return `${of.messageId} ${of.reporterCompany}`;
}
