import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';

/**
 * Own facts after which a declaration may draw another quantity of its certificates. The acceptance is not among them: it is settled by whoever files, and
 * nearly all of them claim nothing.
 */
export function onDrawingChanged(engine: EventEngine, settle: (declarationId: string) => Promise<void>): Promise<Subscription> {
  const handle = ({ declarationId }: { readonly declarationId: string }) => settle(declarationId);
  return reactInOrder(engine, {
    group: 'declarations.on-drawing-changed',
    topic: 'declarations',
    codec: DeclarationsEvent,
    handlers: {
      declarationAmended: handle,
      declarationCompleted: handle,
      declarationWithdrawn: handle,
      declarationRefused: handle,
      declarationExpired: handle,
    },
  });
}
