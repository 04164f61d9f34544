import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import type { Notification, SingleWindowEvent } from '../domain/events.ts';

/** One notification of one company, to be pulled or sent again. */
export interface FeedDocument {
  readonly company: string;
  readonly sequence: number;
  readonly notification: Notification;
}

export const notificationFeed: ReadModelDefinition = {
  name: 'single-window.notification-feed',
  fields: { company: 'string', sequence: 'number' },
  indexes: [{ name: 'by-company-sequence', fields: ['company', 'sequence'] }],
};

export const feedIdOf = (company: string, sequence: number): string => `${company}/${String(sequence)}`;

export function feedSource(codec: EventCodec<SingleWindowEvent>): ProjectionSource<FeedDocument> {
  return source<FeedDocument, SingleWindowEvent>(
    'single-window',
    codec,
    ({ fact }) => (fact?.$case === 'notificationQueued' ? [feedIdOf(fact.value.company, fact.value.notification?.sequence ?? 0)] : []),
    (_before, { fact }) => {
      if (fact?.$case !== 'notificationQueued' || fact.value.notification === undefined) return undefined;
      const { company, notification } = fact.value;
      return { company, sequence: notification.sequence, notification };
    },
  );
}
