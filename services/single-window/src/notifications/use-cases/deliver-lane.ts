import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Attempt, DeliveredLane, DeliverLane } from '../domain/delivery.ts';
import { giveUp, isDelivered, isSettled, lane, recordAttempt, sendableAtMs } from '../domain/delivery.ts';
import type { SingleWindowEvent } from '../domain/events.ts';
import { manageSubscription, reasonAgainstSending } from '../domain/manage-subscription.ts';
import type { Transmit } from '../domain/outgoing.ts';
import { subscriber } from '../domain/subscriber.ts';
import { payloadOf } from '../read-models/news-body.ts';
import type { StoredSecrets } from '../read-models/subscription-secrets.ts';
import { signingSecrets } from '../read-models/subscription-secrets.ts';

interface DeliveringDependencies {
  readonly journal: Journal<SingleWindowEvent>;
  readonly clock: Clock;
  readonly secrets: StoredSecrets;
  readonly transmit: Transmit;
  readonly windowUrl: () => string;
  readonly newId: () => string;
  readonly sent: (ids: { readonly subscriptionId: string; readonly messageId: string; readonly lane: string }, attempt: Attempt) => void;
}

const GONE = 410;

/** Sends what waits in a lane, in order, until one message has to wait. What `signal` interrupts is not recorded: it comes again. */
export async function deliverLane(
  dependencies: DeliveringDependencies,
  { lane: id, subscriptionId, company, waiting }: DeliverLane,
  { signal, maySend }: { readonly signal: AbortSignal; readonly maySend: () => Promise<boolean> },
): Promise<DeliveredLane> {
  const { journal, clock, secrets, transmit, windowUrl, newId } = dependencies;
  let result: DeliveredLane = { version: 0, receiver: undefined };
  for (const notification of waiting) {
    const { sequence, messageId } = notification;
    const { state, version } = await journal.load(lane, id);
    result = { ...result, version };
    if (isSettled(state, sequence)) continue;
    if (sendableAtMs(state, sequence) > clock.now()) return result;
    const subscription = (await journal.load(subscriber, company)).state.subscriptions[subscriptionId];
    const against = reasonAgainstSending(subscription)?.refusal;
    if (subscription === undefined || against === 'subscription-without-address') {
      const meta = { commandId: `give-up/${String(sequence)}/${newId()}`, by: 'system' };
      const given = await journal.change(lane, id, meta, (now) => giveUp(now, { lane: id, subscriptionId, sequence }, clock.now()));
      result = { ...result, version: given.version };
      continue;
    }
    if (against !== undefined || !(await maySend())) return result;
    const attempt = await transmit({
      url: subscription.url,
      messageId,
      body: payloadOf(notification, windowUrl()),
      secrets: await signingSecrets(secrets, subscription, clock.now()),
      signal,
    });
    if (signal.aborted) return result;
    dependencies.sent({ subscriptionId, messageId, lane: id }, attempt);
    const meta = { commandId: `attempt/${String(sequence)}/${newId()}`, by: 'system' };
    const recorded = await journal.change(lane, id, meta, (now) =>
      recordAttempt(now, { lane: id, subscriptionId, company, notification, attempt }, clock.now()),
    );
    result = { version: recorded.version, receiver: receiverAfter(attempt) };
    if (attempt.httpStatus === GONE) await pauseGone(dependencies, company, subscriptionId);
    if (!isDelivered(attempt)) return result;
  }
  return result;
}

/** What no receiver answered, or only to say that it cannot now, says nothing about the message. */
function receiverAfter(attempt: Attempt): 'well' | 'refuses' | 'unreachable' {
  if (isDelivered(attempt)) return 'well';
  const { httpStatus } = attempt;
  return httpStatus === 0 || httpStatus >= 500 || httpStatus === 429 || httpStatus === 408 ? 'unreachable' : 'refuses';
}

/** A receiver that says that it is gone for good (Standard Webhooks) is asked no more, until its company resumes. */
async function pauseGone(
  { journal, clock, newId }: Pick<DeliveringDependencies, 'journal' | 'clock' | 'newId'>,
  company: string,
  id: string,
): Promise<void> {
  await journal.change(subscriber, company, { commandId: `gone/${newId()}`, by: 'system' }, (state) =>
    manageSubscription(state, id, { act: 'pause', reason: 'receiver-gone' }, { source: 'system', now: clock.now() }),
  );
}
