import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { AttachReceipts } from '../../use-cases/attach-receipts.ts';

/** DECL_ACCEPTED, and an amendment that may have brought a unified number: the numbers that foreign receipts may have come for. */
export function onDeclarationNumbered(
  engine: EventEngine,
  attach: (command: AttachReceipts, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  const by = { by: 'system' };
  return reactInOrder(engine, {
    group: 'declarations.on-declaration-numbered',
    topic: 'declarations',
    codec: DeclarationsEvent,
    handlers: {
      declarationAccepted: ({ declarationId, declarationNo, unifiedNo }, { commandId, eventId }) =>
        attach({ declarationId, declarationNo, unifiedNo }, { commandId, ...by, cause: eventId }),
      declarationAmended: ({ declarationId, declarationNo, now }, { commandId, eventId }) =>
        attach({ declarationId, declarationNo, unifiedNo: now?.unifiedNo ?? '' }, { commandId, ...by, cause: eventId }),
    },
  });
}
