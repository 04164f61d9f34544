import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { DeclarationNews } from '../domain/queue-notification.ts';
import { queueNotification } from '../domain/queue-notification.ts';
import { subscriber } from '../domain/subscriber.ts';

/** News of a declaration, and the command that it makes: idempotent under the event that it comes from. */
export interface News {
  readonly news: DeclarationNews;
  readonly commandId: string;
  readonly eventId: string;
}

/** Queues news for one company, one after the other. A company without a subscription costs one look, and no commit. */
export async function queueNotifications(
  { journal, clock }: { readonly journal: Journal<SingleWindowEvent>; readonly clock: Clock },
  { company, all }: { readonly company: string; readonly all: readonly News[] },
): Promise<void> {
  const { state } = await journal.load(subscriber, company);
  if (Object.keys(state.subscriptions).length === 0) return;
  for (const { news, commandId, eventId } of all) {
    const now = clock.now();
    await journal.change(subscriber, company, { commandId, by: 'system', cause: eventId }, (current) =>
      queueNotification(current, company, news, now),
    );
  }
}
