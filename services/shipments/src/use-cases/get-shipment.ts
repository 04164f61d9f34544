import type { Journal } from '@tongguan/event-store/aggregate';
import { milestonesOf, shipment, shipmentStreamId } from '../domain/shipment.ts';
import type { ShipmentMilestone, ShipmentsEvent } from '../domain/shipment.ts';

/** Milestones of a bill, folded from its stream; version 0 when nothing is known of it. */
export async function getShipment(
  journal: Journal<ShipmentsEvent>,
  billNo: string,
): Promise<{ readonly milestones: readonly ShipmentMilestone[]; readonly version: number }> {
  const history = await journal.history(shipment.category, shipmentStreamId(billNo));
  return { milestones: milestonesOf(history), version: history.at(-1)?.version ?? 0 };
}
