import type { Notification } from '../domain/events.ts';
import { milestoneOf, TEST_TYPE } from '../domain/notification-type.ts';

/** What a message and a pulled notification hold alike: ids, a status, times and a link; no content of a declaration, no person. */
export function newsOf(notification: Notification, windowUrl: string) {
  const { messageId, sequence, type, declarationId, declarationNo, direction, authority, occurredAtMs, recordedAtMs, sample } =
    notification;
  return {
    id: messageId,
    type,
    timestamp: new Date(occurredAtMs).toISOString(),
    data: {
      ...{ sequence, milestone: milestoneOf(type), declarationId, declarationNo, direction },
      authority: authority === '' ? null : authority,
      recordedAt: new Date(recordedAtMs).toISOString(),
      link: `${windowUrl}/declarations/${declarationId}`,
      sample,
    },
  };
}

/** The body of a message (Standard Webhooks: type, timestamp, data). The same bytes each time it is sent; its id stands in the header. */
export function payloadOf(notification: Notification, windowUrl: string): string {
  const { type, timestamp, data } = newsOf(notification, windowUrl);
  return JSON.stringify({ type, timestamp, data });
}

/** A message that only shows that messages arrive. `now` is epoch milliseconds. */
export function testPayload(subscriptionId: string, now: number): string {
  return JSON.stringify({ type: TEST_TYPE, timestamp: new Date(now).toISOString(), data: { subscriptionId } });
}
