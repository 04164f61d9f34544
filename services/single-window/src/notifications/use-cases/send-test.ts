import type { Attempt } from '../domain/delivery.ts';
import { lane, laneOfTests } from '../domain/delivery.ts';
import type { SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { reasonAgainstSending } from '../domain/manage-subscription.ts';
import { subscriber } from '../domain/subscriber.ts';
import type { DeliveringDependencies } from './deliver-lane.ts';
import { signingSecrets } from './deliver-lane.ts';
import { testPayload } from './news-body.ts';

export type SentTest =
  | { readonly outcome: 'refused'; readonly refusal: SubscriptionRefusal }
  | { readonly outcome: 'sent'; readonly messageId: string; readonly attempt: Attempt };

/** Sends a test message now, once, signed as all others are, and tells what came of it. It has no place in any order. */
export async function sendTest(
  dependencies: DeliveringDependencies,
  { company, subscriptionId, subject }: { readonly company: string; readonly subscriptionId: string; readonly subject: string },
): Promise<SentTest> {
  const { journal, clock, transmit, newId } = dependencies;
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
    secrets: await signingSecrets(dependencies, subscription),
    signal: new AbortController().signal,
  });
  const id = laneOfTests(subscriptionId);
  dependencies.sent({ subscriptionId, messageId, lane: id }, attempt);
  await journal.change(lane, id, { commandId: messageId, by: subject }, () => [
    { occurredAtMs: now, source: company, fact: { $case: 'testSent', value: { subscriptionId, company, messageId, ...attempt } } },
  ]);
  return { outcome: 'sent', messageId, attempt };
}
