import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { attachArrival } from '../../use-cases/attach-arrival.ts';

/** CARGO_ARRIVED 运抵 attaches to the consignment; other milestones are of no interest here (domain.md §0). */
export function onMilestoneReached(engine: EventEngine, attach: ReturnType<typeof attachArrival>): Promise<Subscription> {
  return react(engine, {
    group: 'clearance.on-milestone-reached',
    topic: 'shipments',
    codec: ShipmentsEvent,
    fact: 'milestoneReached',
    handle: async ({ milestone, billNo, messageId, reporterCompany, containerIds }, { commandId, eventId, occurredAtMs }) => {
      if (milestone !== 'MILESTONE_CARGO_ARRIVED' || billNo === '') return;
      const arrival = { billNo, messageId, reporter: reporterCompany, containerIds, arrivedAtMs: occurredAtMs };
      await attach(arrival, { commandId, cause: eventId });
    },
  });
}
