import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import type { SingleWindowEvent } from '../domain/events.ts';
import type { Subscription } from '../domain/subscriber.ts';
import { statusOf, subscriptionAfter } from '../domain/subscriber.ts';

/** A subscription as an administrator finds it, and the sender. */
export interface SubscriptionDocument {
  readonly company: string;
  readonly open: boolean;
  readonly sendable: boolean;
  readonly openedAtMs: number;
  readonly subscription: Subscription;
}

export const subscriptionList: ReadModelDefinition = {
  name: 'single-window.subscription-list',
  fields: { company: 'string', open: 'boolean', openedAtMs: 'number' },
  indexes: [
    { name: 'by-open-opened', fields: ['open', 'openedAtMs'] },
    { name: 'by-company-open-opened', fields: ['company', 'open', 'openedAtMs'] },
  ],
};

export function subscriptionSource(codec: EventCodec<SingleWindowEvent>): ProjectionSource<SubscriptionDocument> {
  return source<SubscriptionDocument, SingleWindowEvent>('single-window', codec, routeOf, (before, event) => {
    const after = subscriptionAfter(before?.subscription, event);
    const company = event.fact?.$case === 'subscriptionOpened' ? event.fact.value.company : (before?.company ?? '');
    if (after === undefined) return before === undefined ? undefined : { ...before, open: false, sendable: false };
    const { openedAtMs, url } = after;
    return { company, open: true, sendable: url !== '' && statusOf(after) === 'ACTIVE', openedAtMs, subscription: after };
  });
}

function routeOf({ fact }: SingleWindowEvent): readonly string[] {
  switch (fact?.$case) {
    case 'subscriptionOpened':
    case 'subscriptionChanged':
    case 'secretRotated':
    case 'subscriptionPaused':
    case 'subscriptionResumed':
    case 'subscriptionDisabled':
    case 'subscriptionEnabled':
    case 'subscriptionEnded':
      return [fact.value.subscriptionId];
    case 'notificationQueued':
    case 'deliveryAttempted':
    case 'deliveryGivenUp':
    case 'deliveryRequested':
    case 'testSent':
    case undefined:
      return [];
  }
}
