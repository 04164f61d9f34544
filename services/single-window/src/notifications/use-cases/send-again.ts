import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { lane, laneAgain, requestAgain } from '../domain/delivery.ts';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { reasonAgainstSending } from '../domain/manage-subscription.ts';
import { subscriber } from '../domain/subscriber.ts';
import type { DeliveryDocument } from '../read-models/delivery-log.ts';
import type { FeedDocument } from '../read-models/notification-feed.ts';
import { feedIdOf } from '../read-models/notification-feed.ts';

export type AgainRefusal = SubscriptionRefusal | { readonly refusal: 'no-such-delivery' } | { readonly refusal: 'delivery-under-way' };
export type SentAgain = { readonly outcome: 'refused'; readonly refusal: AgainRefusal } | { readonly outcome: 'queued' };

interface Find<Body> {
  get(id: string): Promise<{ readonly body: Body } | undefined>;
}

/** Queues a past message of a subscription once more, under the same id; it is sent at once and holds up nothing. */
export async function sendAgain(
  dependencies: {
    readonly journal: Journal<SingleWindowEvent>;
    readonly clock: Clock;
    readonly feed: Find<FeedDocument>;
    readonly log: Find<DeliveryDocument>;
    readonly newId: () => string;
  },
  wish: { readonly company: string; readonly subscriptionId: string; readonly deliveryId: string; readonly subject: string },
): Promise<SentAgain> {
  const { journal, clock, feed, log, newId } = dependencies;
  const { company, subscriptionId, deliveryId, subject } = wish;
  const refused = (refusal: AgainRefusal): SentAgain => ({ outcome: 'refused', refusal });
  const against = reasonAgainstSending((await journal.load(subscriber, company)).state.subscriptions[subscriptionId]);
  if (against !== undefined) return refused(against);
  const delivery = (await log.get(deliveryId))?.body;
  const sequence = delivery?.message?.sequence ?? 0;
  // a test message is in no feed
  if (delivery?.subscriptionId !== subscriptionId || sequence === 0) return refused({ refusal: 'no-such-delivery' });
  if (delivery.status === 'PENDING') return refused({ refusal: 'delivery-under-way' });
  const notification = (await feed.get(feedIdOf(company, sequence)))?.body.notification;
  if (notification === undefined) return refused({ refusal: 'no-such-delivery' });
  const id = laneAgain(subscriptionId, sequence);
  await journal.change(lane, id, { commandId: `again/${newId()}`, by: subject }, (state) =>
    requestAgain(state, { lane: id, subscriptionId, company, notification }, clock.now()),
  );
  return { outcome: 'queued' };
}
