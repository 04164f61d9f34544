import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { laneOf, subjectOf } from '../domain/delivery.ts';
import type { Notification, SingleWindowEvent } from '../domain/events.ts';

/** What waits in a lane. It only shows where there is work; what was sent already, the lane's stream knows. */
export interface LaneDocument {
  readonly subscriptionId: string;
  readonly company: string;
  /** By their numbers. */
  readonly waiting: readonly Notification[];
  /** All up to this number are settled: a lane is worked off in order. */
  readonly settledUpTo: number;
  /** The message that was tried last, and when it is tried again. */
  readonly tried: { readonly sequence: number; readonly nextAttemptAtMs: number };
  /** When its first message may be sent, epoch milliseconds; null: nothing waits. */
  readonly dueAtMs: number | null;
}

export const laneList: ReadModelDefinition = {
  name: 'single-window.lane-list',
  fields: { subscriptionId: 'string', dueAtMs: 'number' },
  indexes: [
    { name: 'by-due-subscription', fields: ['dueAtMs', 'subscriptionId'] },
    { name: 'by-subscription-due', fields: ['subscriptionId', 'dueAtMs'] },
  ],
};

type Parts = Omit<LaneDocument, 'dueAtMs'>;

/**
 * The queue of a company and the stream of a lane both write here. Whichever comes first, the same comes out: a message waits when it
 * was queued and is above all that is settled.
 */
export function laneSource(codec: EventCodec<SingleWindowEvent>): ProjectionSource<LaneDocument> {
  return source<LaneDocument, SingleWindowEvent>('single-window', codec, lanesOf, (before, event, _meta, lane) => {
    const [subscriptionId = ''] = lane.split('.');
    const parts: Parts = before ?? { subscriptionId, company: '', waiting: [], settledUpTo: 0, tried: { sequence: 0, nextAttemptAtMs: 0 } };
    return withDue(after(parts, event));
  });
}

function after(parts: Parts, { fact }: SingleWindowEvent): Parts {
  if (fact?.$case === 'notificationQueued') return withMessage({ ...parts, company: fact.value.company }, fact.value.notification);
  // a lane of its own: the same message comes into it again
  if (fact?.$case === 'deliveryRequested') {
    return withMessage({ ...parts, company: fact.value.company, settledUpTo: 0 }, fact.value.notification);
  }
  if (fact?.$case === 'deliveryAttempted' && fact.value.outcome === 'DELIVERY_OUTCOME_RETRY') {
    const { sequence, nextAttemptAtMs } = fact.value;
    return { ...parts, tried: { sequence, nextAttemptAtMs } };
  }
  if (fact?.$case === 'deliveryAttempted' || fact?.$case === 'deliveryGivenUp') return settled(parts, fact.value.sequence);
  return parts;
}

function withMessage(parts: Parts, message: Notification | undefined): Parts {
  if (message === undefined || message.sequence <= parts.settledUpTo) return parts;
  const others = parts.waiting.filter(({ sequence }) => sequence !== message.sequence);
  return { ...parts, waiting: [...others, message].sort((a, b) => a.sequence - b.sequence) };
}

function settled(parts: Parts, upTo: number): Parts {
  const settledUpTo = Math.max(parts.settledUpTo, upTo);
  const waiting = parts.waiting.filter(({ sequence }) => sequence > settledUpTo);
  const tried = parts.tried.sequence <= settledUpTo ? { sequence: 0, nextAttemptAtMs: 0 } : parts.tried;
  return { ...parts, settledUpTo, waiting, tried };
}

function withDue(parts: Parts): LaneDocument {
  const [first] = parts.waiting;
  if (first === undefined) return { ...parts, dueAtMs: null };
  const { tried } = parts;
  return { ...parts, dueAtMs: tried.sequence === first.sequence ? tried.nextAttemptAtMs : first.queuedAtMs };
}

function lanesOf({ fact }: SingleWindowEvent): readonly string[] {
  if (fact?.$case === 'notificationQueued') {
    const { notification, subscriptionIds } = fact.value;
    return notification === undefined ? [] : subscriptionIds.map((id) => laneOf(id, subjectOf(notification)));
  }
  if (fact?.$case === 'deliveryRequested' || fact?.$case === 'deliveryAttempted' || fact?.$case === 'deliveryGivenUp') {
    return [fact.value.lane];
  }
  return [];
}
