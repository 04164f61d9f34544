import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { manageSubscription } from '../domain/manage-subscription.ts';
import { subscriber } from '../domain/subscriber.ts';
import type { StoredSecrets } from '../read-models/subscription-secrets.ts';

export type RotatedSecret =
  | { readonly outcome: 'refused'; readonly refusal: SubscriptionRefusal }
  /** Given here and never again; the one before signs as well until then (epoch ms). */
  | { readonly outcome: 'rotated'; readonly secret: string; readonly previousUntilMs: number };

/** Gives a subscription a new secret. Each secret has an id of its own, so two rotations at once cannot mix theirs. */
export async function rotateSecret(
  dependencies: {
    readonly journal: Journal<SingleWindowEvent>;
    readonly clock: Clock;
    readonly secrets: StoredSecrets;
    readonly newId: () => string;
    readonly newSecret: () => string;
  },
  wish: { readonly subscriptionId: string; readonly company: string; readonly by: string },
): Promise<RotatedSecret> {
  const { journal, clock, secrets, newId, newSecret } = dependencies;
  const { subscriptionId, company, by } = wish;
  const [secretId, secret] = [newId(), newSecret()];
  await secrets.keep(secretId, secret);
  let forgotten = '';
  const changed = await journal.change(subscriber, company, { commandId: `rotate/${secretId}`, by }, (state) => {
    forgotten = state.subscriptions[subscriptionId]?.previousSecretId ?? '';
    return manageSubscription(state, subscriptionId, { act: 'rotate', secretId }, { source: by, now: clock.now() });
  });
  if (changed.outcome === 'refused') {
    await secrets.remove([secretId]);
    return { outcome: 'refused', refusal: changed.refusal };
  }
  // the last but one signs nothing any more
  if (forgotten !== '') await secrets.remove([forgotten]);
  return { outcome: 'rotated', secret, previousUntilMs: changed.state.subscriptions[subscriptionId]?.previousUntilMs ?? 0 };
}
