import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import { followedMilestones } from '../../domain/bill-movements.ts';
import type { attachArrival } from '../../use-cases/attach-arrival.ts';
import type { attachMovement } from '../../use-cases/attach-movement.ts';

interface Reactions {
  readonly arrive: ReturnType<typeof attachArrival>;
  readonly move: ReturnType<typeof attachMovement>;
}

/**
 * CARGO_ARRIVED 运抵 attaches to the consignment and so do the movements that a declaration follows: entry, departure, pick-up. Other
 * milestones are of no interest here (domain.md §0).
 */
export function onMilestoneReached(engine: EventEngine, { arrive, move }: Reactions): Promise<Subscription> {
  return react(engine, {
    group: 'clearance.on-milestone-reached',
    topic: 'shipments',
    codec: ShipmentsEvent,
    fact: 'milestoneReached',
    handle: async ({ milestone, billNo, messageId, reporterCompany: reporter, containerIds }, { commandId, eventId, occurredAtMs }) => {
      if (billNo === '') return;
      const of = { billNo, messageId, reporter, containerIds };
      const meta = { commandId, cause: eventId };
      if (milestone === 'MILESTONE_CARGO_ARRIVED') await arrive({ ...of, arrivedAtMs: occurredAtMs }, meta);
      const followed = followedMilestones.find((each) => `MILESTONE_${each}` === milestone);
      if (followed !== undefined) await move({ ...of, milestone: followed, movedAtMs: occurredAtMs }, meta);
    },
  });
}
