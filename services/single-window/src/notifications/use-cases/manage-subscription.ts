import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { SubscriptionCommand, SubscriptionRefusal } from '../domain/manage-subscription.ts';
import { manageSubscription as manage } from '../domain/manage-subscription.ts';
import type { Subscription } from '../domain/subscriber.ts';
import { subscriber } from '../domain/subscriber.ts';
import type { TargetRefusal, WhyNotTarget } from '../domain/target.ts';
import type { StoredSecrets } from '../read-models/subscription-secrets.ts';

export interface ManageSubscription {
  readonly subscriptionId: string;
  readonly company: string;
  /** Who acts: a subject id. */
  readonly by: string;
  readonly command: Exclude<SubscriptionCommand, { readonly act: 'rotate' }>;
}

export type ManagedSubscription =
  | { readonly outcome: 'refused'; readonly refusal: SubscriptionRefusal | TargetRefusal }
  | { readonly outcome: 'ended' }
  | { readonly outcome: 'changed'; readonly subscription: Subscription; readonly version: number };

interface ManagingDependencies {
  readonly journal: Journal<SingleWindowEvent>;
  readonly clock: Clock;
  readonly secrets: StoredSecrets;
  readonly whyNot: WhyNotTarget;
  readonly newId: () => string;
}

/** Changes, pauses, resumes, disables, enables or ends a subscription. The secrets of an ended one are gone for good. */
export async function manageSubscription(dependencies: ManagingDependencies, wish: ManageSubscription): Promise<ManagedSubscription> {
  const { journal, clock, secrets, whyNot, newId } = dependencies;
  const { subscriptionId, company, by, command } = wish;
  const why = command.act === 'change' && command.url !== '' ? whyNot(command.url) : undefined;
  if (why !== undefined) return { outcome: 'refused', refusal: { refusal: 'target-not-allowed', why } };
  const before = (await journal.load(subscriber, company)).state.subscriptions[subscriptionId];
  const meta = { commandId: `${command.act}/${newId()}`, by };
  const changed = await journal.change(subscriber, company, meta, (state) =>
    manage(state, subscriptionId, command, { source: by, now: clock.now() }),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const subscription = changed.state.subscriptions[subscriptionId];
  if (subscription !== undefined) return { outcome: 'changed', subscription, version: changed.version };
  if (before !== undefined) await secrets.remove([before.secretId, before.previousSecretId].filter((id) => id !== ''));
  return { outcome: 'ended' };
}
