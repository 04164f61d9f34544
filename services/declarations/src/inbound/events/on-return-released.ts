import type { CommandMeta } from '@tongguan/event-store/aggregate';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';

/** A released import may bring exported goods back (退运). */
export function onReturnReleased(
  engine: EventEngine,
  reverse: (command: { readonly declarationId: string; readonly declarationNo: string }, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-return-released',
    topic: 'declarations',
    codec: DeclarationsEvent,
    fact: 'declarationReleased',
    handle: async ({ declarationId, declarationNo, direction }, { commandId, eventId }) => {
      if (direction !== 'DIRECTION_IMPORT') return;
      await reverse({ declarationId, declarationNo }, { commandId, by: 'system', cause: eventId });
    },
  });
}
