import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordInspectionOrdered } from '../../use-cases/record-inspection-ordered.ts';

/** INSPECTION_ORDERED of the case (布控). */
export function onInspectionOrdered(
  engine: EventEngine,
  record: (command: RecordInspectionOrdered, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-inspection-ordered',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'inspectionOrdered',
    handle: ({ declarationId, authority, step }, { commandId, eventId, occurredAtMs, source }) =>
      record({ declarationId, authority, step, occurredAtMs, source }, { commandId, by: source, cause: eventId }),
  });
}
