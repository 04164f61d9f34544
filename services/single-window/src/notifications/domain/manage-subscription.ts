import type { SingleWindowEvent } from './events.ts';
import type { SubscriberState, Subscription } from './subscriber.ts';
import { statusOf } from './subscriber.ts';

/** Most subscriptions of one company. */
export const MOST_SUBSCRIPTIONS = 10;
/** After a rotation the secret before signs as well for so long: receivers change over without losing a message. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

export type SubscriptionRefusal =
  | { readonly refusal: 'no-such-subscription' }
  | { readonly refusal: 'too-many-subscriptions' }
  | { readonly refusal: 'subscription-disabled' }
  | { readonly refusal: 'subscription-paused' }
  | { readonly refusal: 'subscription-without-address' };

type Decided = readonly SingleWindowEvent[] | SubscriptionRefusal;
type Fact = NonNullable<SingleWindowEvent['fact']>;

export interface OpenSubscription {
  readonly subscriptionId: string;
  readonly company: string;
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly secretId: string;
  readonly sample: boolean;
}

/** What its company or an administrator wants of a subscription. */
export type SubscriptionCommand =
  | { readonly act: 'change'; readonly name: string; readonly url: string; readonly types: readonly string[] }
  | { readonly act: 'rotate'; readonly secretId: string }
  | { readonly act: 'pause'; readonly reason: string }
  | { readonly act: 'resume' | 'end' }
  | { readonly act: 'disable' | 'enable'; readonly reason: string };

const one = (now: number, source: string, fact: Fact): readonly SingleWindowEvent[] => [{ occurredAtMs: now, source, fact }];

/** Opens a subscription (开通订阅); one that is there under this id already stays as it is. `now` is epoch milliseconds. */
export function openSubscription(state: SubscriberState, command: OpenSubscription, now: number): Decided {
  if (state.subscriptions[command.subscriptionId] !== undefined) return [];
  if (Object.keys(state.subscriptions).length >= MOST_SUBSCRIPTIONS) return { refusal: 'too-many-subscriptions' };
  return one(now, command.company, { $case: 'subscriptionOpened', value: { ...command, types: [...command.types] } });
}

/** One act on a subscription; what is so already needs no fact. `source` is who acts, `now` epoch milliseconds. */
export function manageSubscription(
  state: SubscriberState,
  subscriptionId: string,
  command: SubscriptionCommand,
  { source, now }: { readonly source: string; readonly now: number },
): Decided {
  const before = state.subscriptions[subscriptionId];
  if (before === undefined) return { refusal: 'no-such-subscription' };
  const fact = factOf(before, command, now);
  return fact === undefined ? [] : 'refusal' in fact ? fact : one(now, source, fact);
}

function factOf(before: Subscription, command: SubscriptionCommand, now: number): Fact | SubscriptionRefusal | undefined {
  const { id: subscriptionId } = before;
  switch (command.act) {
    case 'change': {
      const { name, url, types } = command;
      if (before.name === name && before.url === url && sameTypes(before.types, types)) return undefined;
      return { $case: 'subscriptionChanged', value: { subscriptionId, name, url, types: [...types] } };
    }
    case 'rotate':
      if (before.url === '') return { refusal: 'subscription-without-address' };
      if (before.secretId === command.secretId) return undefined;
      return { $case: 'secretRotated', value: { subscriptionId, secretId: command.secretId, previousUntilMs: now + SECRET_OVERLAP_MS } };
    case 'pause':
      if (before.paused !== undefined) return undefined;
      return { $case: 'subscriptionPaused', value: { subscriptionId, reason: command.reason } };
    case 'resume':
      if (before.disabled !== undefined) return { refusal: 'subscription-disabled' };
      return before.paused === undefined ? undefined : { $case: 'subscriptionResumed', value: { subscriptionId } };
    case 'end':
      return { $case: 'subscriptionEnded', value: { subscriptionId } };
    case 'disable':
      if (before.disabled !== undefined) return undefined;
      return { $case: 'subscriptionDisabled', value: { subscriptionId, reason: command.reason } };
    case 'enable':
      if (before.disabled === undefined) return undefined;
      return { $case: 'subscriptionEnabled', value: { subscriptionId, reason: command.reason } };
  }
}

/** Why nothing can be sent to it now; undefined: it can. */
export function reasonAgainstSending(subscription: Subscription | undefined): SubscriptionRefusal | undefined {
  if (subscription === undefined) return { refusal: 'no-such-subscription' };
  if (subscription.url === '') return { refusal: 'subscription-without-address' };
  const status = statusOf(subscription);
  if (status === 'DISABLED') return { refusal: 'subscription-disabled' };
  return status === 'PAUSED' ? { refusal: 'subscription-paused' } : undefined;
}

function sameTypes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((type) => b.includes(type));
}
