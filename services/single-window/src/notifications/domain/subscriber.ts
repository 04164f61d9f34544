import type { SingleWindowEvent } from './events.ts';

/** 订阅: where a company wants to be told of its declarations. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** Empty: pull only. */
  readonly url: string;
  /** Wanted types; none: all. */
  readonly types: readonly string[];
  readonly secretId: string;
  /** The secret before, which signs as well until then (epoch ms); empty and 0 when there is none. */
  readonly previousSecretId: string;
  readonly previousUntilMs: number;
  /** Its company paused it, or its receiver answered 410. */
  readonly paused: { readonly reason: string } | undefined;
  /** An administrator disabled it. */
  readonly disabled: { readonly reason: string } | undefined;
  readonly openedAtMs: number;
}

/** A company that is told of its declarations. Ended subscriptions are forgotten; their facts stay. */
export interface SubscriberState {
  /** Of the last notification; 0: none yet. */
  readonly sequence: number;
  readonly subscriptions: Readonly<Record<string, Subscription>>;
}

/** Stream `subscriber/<company>`: one stream, so that who is told and what is told have one order. */
export const subscriber = {
  category: 'subscriber',
  initial: { sequence: 0, subscriptions: {} } satisfies SubscriberState as SubscriberState,
  evolve: evolveSubscriber,
};

export type SubscriptionStatus = 'ACTIVE' | 'PAUSED' | 'DISABLED';

export function statusOf({ paused, disabled }: Subscription): SubscriptionStatus {
  if (disabled !== undefined) return 'DISABLED';
  return paused === undefined ? 'ACTIVE' : 'PAUSED';
}

function evolveSubscriber(state: SubscriberState, event: SingleWindowEvent): SubscriberState {
  const { fact } = event;
  if (fact === undefined) return state;
  if (fact.$case === 'notificationQueued') return { ...state, sequence: fact.value.notification?.sequence ?? state.sequence };
  const id = 'subscriptionId' in fact.value ? fact.value.subscriptionId : '';
  const next = subscriptionAfter(state.subscriptions[id], event);
  const others = Object.entries(state.subscriptions).filter(([each]) => each !== id);
  return { ...state, subscriptions: Object.fromEntries(next === undefined ? others : [...others, [id, next]]) };
}

/** A subscription after a fact; undefined: it has ended, or never was. */
export function subscriptionAfter(before: Subscription | undefined, { fact, occurredAtMs }: SingleWindowEvent): Subscription | undefined {
  if (fact?.$case === 'subscriptionOpened') {
    const { subscriptionId: id, name, url, types, secretId } = fact.value;
    const nothing = { previousSecretId: '', previousUntilMs: 0, paused: undefined, disabled: undefined };
    return { id, name, url, types, secretId, ...nothing, openedAtMs: occurredAtMs };
  }
  if (before === undefined) return undefined;
  switch (fact?.$case) {
    case 'subscriptionChanged': {
      const { name, url, types } = fact.value;
      return { ...before, name, url, types };
    }
    case 'secretRotated': {
      const { secretId, previousUntilMs } = fact.value;
      return { ...before, secretId, previousSecretId: before.secretId, previousUntilMs };
    }
    case 'subscriptionPaused':
      return { ...before, paused: { reason: fact.value.reason } };
    case 'subscriptionResumed':
      return { ...before, paused: undefined };
    case 'subscriptionDisabled':
      return { ...before, disabled: { reason: fact.value.reason } };
    case 'subscriptionEnabled':
      return { ...before, disabled: undefined };
    case 'subscriptionEnded':
      return undefined;
    case 'notificationQueued':
    case 'deliveryAttempted':
    case 'deliveryGivenUp':
    case 'deliveryRequested':
    case 'testSent':
    case undefined:
      return before;
  }
}
