import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordPickupRelease } from '../../use-cases/record-pickup-release.ts';

/** PICKUP_RELEASED of the case of a summary (提货放行). */
export function onCasePickupReleased(
  engine: EventEngine,
  record: (command: RecordPickupRelease, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-case-pickup-released',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'casePickupReleased',
    handle: ({ declarationId, arrivedAtMs }, { commandId, eventId, occurredAtMs, source }) =>
      record({ declarationId, arrivedAtMs, occurredAtMs, source }, { commandId, by: source, cause: eventId }),
  });
}
