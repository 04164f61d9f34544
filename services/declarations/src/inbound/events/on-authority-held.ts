import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordSupplement } from '../../use-cases/record-supplement.ts';

/** A hold on a summary asks for more (补充申报); of other declarations it is not told. */
export function onAuthorityHeld(
  engine: EventEngine,
  record: (command: RecordSupplement, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-authority-held',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'authorityHeld',
    handle: async ({ declarationId, authority, reason, step }, { commandId, eventId, occurredAtMs, source }) => {
      if (step !== 'STEP_SUMMARY') return;
      await record({ declarationId, authority, reason, step, occurredAtMs, source }, { commandId, by: source, cause: eventId });
    },
  });
}
