import type { Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { recordMilestone as decide, shipment, shipmentStreamId } from '../domain/shipment.ts';
import type { MovementReported, ShipmentsEvent } from '../domain/shipment.ts';

/** Shows a report on the stream of its bill. */
export async function recordMilestone(journal: Journal<ShipmentsEvent>, movement: MovementReported, meta: FactMeta): Promise<void> {
  const { commandId, eventId, occurredAtMs, source } = meta;
  await journal.change(shipment, shipmentStreamId(movement.billNo), { commandId, by: 'system', cause: eventId }, (state) =>
    decide(state, { movement, occurredAtMs, source }),
  );
}
