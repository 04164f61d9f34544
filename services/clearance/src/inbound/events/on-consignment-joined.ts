import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { recordArrival } from '../../use-cases/record-arrival.ts';

/** Arrival and declaration have met: the case's cargo is there. */
export function onConsignmentJoined(engine: EventEngine, record: ReturnType<typeof recordArrival>): Promise<Subscription> {
  return react(engine, {
    group: 'clearance.on-consignment-joined',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'consignmentJoined',
    handle: ({ declarationId, arrivedAtMs, amendment }, { commandId, eventId }) =>
      record({ declarationId, arrivedAtMs, amendment }, { commandId, cause: eventId }),
  });
}
