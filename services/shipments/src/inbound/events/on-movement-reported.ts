import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { MovementReported } from '@tongguan/contracts/shipments/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';

/** What was reported shows on its bill. */
export function onMovementReported(
  events: EventEngine,
  recordMilestone: (movement: MovementReported, meta: FactMeta) => Promise<void>,
): Promise<Subscription> {
  const own = { topic: 'shipments', codec: ShipmentsEvent, fact: 'movementReported' } as const;
  return react(events, { ...own, group: 'shipments.record-milestone', handle: recordMilestone });
}
