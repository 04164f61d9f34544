import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordRelease } from '../../use-cases/record-release.ts';

/** RELEASED of the case (放行). */
export function onCaseReleased(
  engine: EventEngine,
  record: (command: RecordRelease, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-case-released',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'caseReleased',
    handle: ({ declarationId }, { commandId, eventId, occurredAtMs, source }) =>
      record({ declarationId, occurredAtMs, source }, { commandId, by: source, cause: eventId }),
  });
}
