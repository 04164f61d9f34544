import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { openSubscription as open } from '../domain/manage-subscription.ts';
import type { Subscription } from '../domain/subscriber.ts';
import { subscriber } from '../domain/subscriber.ts';
import type { TargetRefusal, WhyNotTarget } from '../domain/target.ts';
import type { StoredSecrets } from '../read-models/subscription-secrets.ts';

export interface OpenSubscription {
  readonly company: string;
  readonly subject: string;
  readonly name: string;
  /** Empty: pull only. */
  readonly url: string;
  readonly types: readonly string[];
  /** The same key is the same subscription; empty: a new one. */
  readonly idempotencyKey: string;
}

export type OpenedSubscription =
  | { readonly outcome: 'refused'; readonly refusal: SubscriptionRefusal | TargetRefusal }
  /** The secret is given here and never again; empty where nothing is sent, or when it was changed since. */
  | { readonly outcome: 'opened'; readonly subscription: Subscription; readonly secret: string };

interface OpeningDependencies {
  readonly journal: Journal<SingleWindowEvent>;
  readonly clock: Clock;
  readonly secrets: StoredSecrets;
  readonly whyNot: WhyNotTarget;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly idOfKey: (company: string, key: string) => string;
}

/** Opens a subscription. Its secret is kept before the fact, so that there is no subscription that cannot sign. */
export async function openSubscription(dependencies: OpeningDependencies, command: OpenSubscription): Promise<OpenedSubscription> {
  const { journal, clock, secrets, whyNot, newId, newSecret, idOfKey } = dependencies;
  const { company, subject, name, url, types, idempotencyKey } = command;
  const why = url === '' ? undefined : whyNot(url);
  if (why !== undefined) return { outcome: 'refused', refusal: { refusal: 'target-not-allowed', why } };
  const now = clock.now();
  const subscriptionId = idempotencyKey === '' ? newId() : idOfKey(company, idempotencyKey);
  const secretId = newId();
  await secrets.keep(secretId, newSecret());
  const changed = await journal.change(subscriber, company, { commandId: `open/${subscriptionId}`, by: subject }, (state) =>
    open(state, { subscriptionId, company, name, url, types, secretId, sample: clock.simulated }, now),
  );
  const subscription = changed.state.subscriptions[subscriptionId];
  if (changed.outcome === 'refused' || subscription?.secretId !== secretId) await secrets.remove([secretId]);
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  // a repeat of a request whose subscription has ended meanwhile
  if (subscription === undefined) return { outcome: 'refused', refusal: { refusal: 'no-such-subscription' } };
  const [secret = ''] = url === '' ? [] : await secrets.read([subscription.secretId]);
  return { outcome: 'opened', subscription, secret };
}
