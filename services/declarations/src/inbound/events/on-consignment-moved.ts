import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import { isCargoMilestone } from '../../domain/lifecycle/lifecycle.ts';
import type { RecordCargoMoved } from '../../use-cases/record-cargo-moved.ts';

/**
 * What becomes of the cargo of a declaration: arrived (运抵), entered, departed (离境), picked up (提离). Clearance joins bill and
 * declaration; one group for both facts keeps the order of the bill.
 */
export function onConsignmentMoved(
  engine: EventEngine,
  record: (command: RecordCargoMoved, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return reactInOrder(engine, {
    group: 'declarations.on-consignment-moved',
    topic: 'clearance',
    codec: ClearanceEvent,
    handlers: {
      consignmentJoined: ({ declarationId, arrivedAtMs, amendment }, { commandId, eventId, source }) =>
        record({ declarationId, milestone: 'CARGO_ARRIVED', movedAtMs: arrivedAtMs, amendment }, { commandId, by: source, cause: eventId }),
      consignmentMoved: async ({ declarationId, milestone, movedAtMs, amendment }, { commandId, eventId, source }) => {
        // a milestone that is newer than this code
        if (!isCargoMilestone(milestone)) return;
        await record({ declarationId, milestone, movedAtMs, amendment }, { commandId, by: source, cause: eventId });
      },
    },
  });
}
