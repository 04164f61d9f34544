import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import { milestonesOf, shipment, shipmentStreamId } from '../domain/shipment.ts';
import type { ShipmentMilestone, ShipmentsEvent } from '../domain/shipment.ts';
import type { BillCompanies } from '../read-models/bill-companies.ts';

export interface Shipment {
  readonly milestones: readonly ShipmentMilestone[];
  readonly version: number;
  /** Companies that declared the bill. */
  readonly declaredBy: readonly string[];
}

/** Milestones of a bill, folded from its stream; version 0 when nothing is known of it. */
export async function getShipment(
  journal: Journal<ShipmentsEvent>,
  bills: Pick<Projection<BillCompanies>, 'get'>,
  billNo: string,
): Promise<Shipment> {
  const id = shipmentStreamId(billNo);
  const [history, bill] = await Promise.all([journal.history(shipment.category, id), bills.get(id)]);
  return { milestones: milestonesOf(history), version: history.at(-1)?.version ?? 0, declaredBy: bill?.body.companies ?? [] };
}
