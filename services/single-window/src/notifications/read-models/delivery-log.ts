import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import type { Attempt } from '../domain/delivery.ts';
import { isDelivered, isLaneAgain } from '../domain/delivery.ts';
import type { DeliveryOutcome, Notification, SingleWindowEvent } from '../domain/events.ts';
import { TEST_TYPE } from '../domain/notification-type.ts';

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What was tried in one lane. */
interface Tried {
  readonly status: DeliveryStatus;
  /** The latest, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly nextAttemptAtMs: number;
}

type Message = Pick<Notification, 'sequence' | 'messageId' | 'type' | 'declarationId' | 'declarationNo' | 'queuedAtMs'> &
  // absent in documents of older versions
  Partial<Pick<Notification, 'mandateId' | 'certificateId'>>;

/** One message of one subscription, with what came of each sending: statuses and times, no content. */
export interface DeliveryDocument {
  readonly subscriptionId: string;
  readonly message?: Message;
  /** In order; and when it was asked for again. */
  readonly first?: Tried;
  readonly again?: Tried;
  readonly status: DeliveryStatus;
  readonly queuedAtMs: number | null;
}

export const deliveryLog: ReadModelDefinition = {
  name: 'single-window.delivery-log',
  fields: { subscriptionId: 'string', status: 'string', queuedAtMs: 'number' },
  indexes: [
    { name: 'by-subscription-queued', fields: ['subscriptionId', 'queuedAtMs'] },
    { name: 'by-subscription-status-queued', fields: ['subscriptionId', 'status', 'queuedAtMs'] },
  ],
};

const MOST_SHOWN = 20;
const nothing: Tried = { status: 'PENDING', attempts: [], nextAttemptAtMs: 0 };

export const deliveryIdOf = (subscriptionId: string, sequence: number): string => `${subscriptionId}.${String(sequence)}`;

/** Three streams write here, each its own part: the company's queue, the lane, and the lane of what was asked for again. */
export function deliverySource(codec: EventCodec<SingleWindowEvent>): ProjectionSource<DeliveryDocument> {
  return source<DeliveryDocument, SingleWindowEvent>('single-window', codec, routeOf, (before, event, _meta, id) => {
    const [subscriptionId = ''] = id.split('.');
    const { message, first, again } = { ...before, ...partOf(before, event) };
    return {
      subscriptionId,
      ...(message === undefined ? {} : { message }),
      ...(first === undefined ? {} : { first }),
      ...(again === undefined ? {} : { again }),
      status: again?.status ?? first?.status ?? 'PENDING',
      queuedAtMs: message?.queuedAtMs ?? null,
    };
  });
}

type Parts = Pick<DeliveryDocument, 'message' | 'first' | 'again'>;

function partOf(before: Parts | undefined, { fact }: SingleWindowEvent): Parts {
  if (fact?.$case === 'notificationQueued' && fact.value.notification !== undefined) {
    const { sequence, messageId, type, declarationId, declarationNo, mandateId, certificateId, queuedAtMs } = fact.value.notification;
    return { message: { sequence, messageId, type, declarationId, declarationNo, mandateId, certificateId, queuedAtMs } };
  }
  if (fact?.$case === 'deliveryRequested') return { again: { ...(before?.again ?? nothing), status: 'PENDING', nextAttemptAtMs: 0 } };
  if (fact?.$case === 'deliveryAttempted') {
    const { lane, startedAtMs, durationMs, httpStatus, fault, outcome, nextAttemptAtMs } = fact.value;
    const part = partIn(lane);
    const attempts = [...(before?.[part] ?? nothing).attempts, { startedAtMs, durationMs, httpStatus, fault }].slice(-MOST_SHOWN);
    return { [part]: { status: STATUSES[outcome], attempts, nextAttemptAtMs } };
  }
  if (fact?.$case === 'deliveryGivenUp') {
    const part = partIn(fact.value.lane);
    return { [part]: { ...(before?.[part] ?? nothing), status: 'FAILED', nextAttemptAtMs: 0 } };
  }
  if (fact?.$case === 'testSent') {
    const { messageId, startedAtMs, durationMs, httpStatus, fault } = fact.value;
    const status = isDelivered({ httpStatus }) ? 'DELIVERED' : 'FAILED';
    return {
      message: { sequence: 0, messageId, type: TEST_TYPE, declarationId: '', declarationNo: '', queuedAtMs: startedAtMs },
      first: { status, attempts: [{ startedAtMs, durationMs, httpStatus, fault }], nextAttemptAtMs: 0 },
    };
  }
  return {};
}

const partIn = (lane: string): 'first' | 'again' => (isLaneAgain(lane) ? 'again' : 'first');

const STATUSES: Readonly<Record<DeliveryOutcome, DeliveryStatus>> = {
  DELIVERY_OUTCOME_UNSPECIFIED: 'PENDING',
  DELIVERY_OUTCOME_RETRY: 'PENDING',
  DELIVERY_OUTCOME_DELIVERED: 'DELIVERED',
  DELIVERY_OUTCOME_FAILED: 'FAILED',
  UNRECOGNIZED: 'PENDING',
};

function routeOf({ fact }: SingleWindowEvent): readonly string[] {
  if (fact?.$case === 'notificationQueued') {
    const { notification, subscriptionIds } = fact.value;
    return notification === undefined ? [] : subscriptionIds.map((id) => deliveryIdOf(id, notification.sequence));
  }
  if (fact?.$case === 'deliveryAttempted' || fact?.$case === 'deliveryGivenUp') {
    return [deliveryIdOf(fact.value.subscriptionId, fact.value.sequence)];
  }
  if (fact?.$case === 'deliveryRequested') return [deliveryIdOf(fact.value.subscriptionId, fact.value.notification?.sequence ?? 0)];
  if (fact?.$case === 'testSent') return [`${fact.value.subscriptionId}.${fact.value.messageId}`];
  return [];
}
