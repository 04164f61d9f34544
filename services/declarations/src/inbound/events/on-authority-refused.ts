import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordRefusal } from '../../use-cases/record-refusal.ts';

/** An authority's refusal (退单). */
export function onAuthorityRefused(
  engine: EventEngine,
  record: (command: RecordRefusal, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-authority-refused',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'authorityRefused',
    handle: ({ declarationId, authority, legalBasis, step }, { commandId, eventId, occurredAtMs, source }) =>
      record({ declarationId, authority, legalBasis, step, occurredAtMs, source }, { commandId, by: source, cause: eventId }),
  });
}
