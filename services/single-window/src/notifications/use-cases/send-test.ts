import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Attempt } from '../domain/delivery.ts';
import { lane, laneOfTests } from '../domain/delivery.ts';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { reasonAgainstSending } from '../domain/manage-subscription.ts';
import type { Transmit } from '../domain/outgoing.ts';
import { subscriber } from '../domain/subscriber.ts';
import { testPayload } from '../read-models/news-body.ts';
import type { StoredSecrets } from '../read-models/subscription-secrets.ts';
import { signingSecrets } from '../read-models/subscription-secrets.ts';

export type SentTest =
  | { readonly outcome: 'refused'; readonly refusal: SubscriptionRefusal }
  | { readonly outcome: 'sent'; readonly messageId: string; readonly attempt: Attempt };

/** Sends a test message now, once, signed as all others are, and tells what came of it. It has no place in any order. */
export async function sendTest(
  dependencies: {
    readonly journal: Journal<SingleWindowEvent>;
    readonly clock: Clock;
    readonly secrets: StoredSecrets;
    readonly transmit: Transmit;
    readonly newId: () => string;
    readonly sent: (ids: { readonly subscriptionId: string; readonly messageId: string; readonly lane: string }, attempt: Attempt) => void;
  },
  { company, subscriptionId, subject }: { readonly company: string; readonly subscriptionId: string; readonly subject: string },
): Promise<SentTest> {
  const { journal, clock, secrets, transmit, newId } = dependencies;
  const subscription = (await journal.load(subscriber, company)).state.subscriptions[subscriptionId];
  const refusal = reasonAgainstSending(subscription);
  if (refusal !== undefined || subscription === undefined) {
    return { outcome: 'refused', refusal: refusal ?? { refusal: 'no-such-subscription' } };
  }
  const messageId = `test_${newId()}`;
  const now = clock.now();
  const attempt = await transmit({
    url: subscription.url,
    messageId,
    body: testPayload(subscriptionId, now),
    secrets: await signingSecrets(secrets, subscription, now),
    signal: new AbortController().signal,
  });
  const id = laneOfTests(subscriptionId);
  dependencies.sent({ subscriptionId, messageId, lane: id }, attempt);
  await journal.change(lane, id, { commandId: messageId, by: subject }, () => [
    { occurredAtMs: now, source: company, fact: { $case: 'testSent', value: { subscriptionId, company, messageId, ...attempt } } },
  ]);
  return { outcome: 'sent', messageId, attempt };
}
