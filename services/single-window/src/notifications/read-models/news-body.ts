import type { Notification } from '../domain/events.ts';
import { milestoneOf, TEST_TYPE } from '../domain/notification-type.ts';

/** What a message and a pulled notification hold alike: ids, a status, times and a link; no content of a declaration, no person. */
export function newsOf(notification: Notification, windowUrl: string) {
  const { messageId, sequence, type, declarationId, declarationNo, direction, authority, occurredAtMs, recordedAtMs, sample } =
    notification;
  const { mandateId, certificateId } = notification;
  return {
    id: messageId,
    type,
    timestamp: new Date(occurredAtMs).toISOString(),
    data: {
      ...{ sequence, milestone: milestoneOf(type) },
      ...{ declarationId: said(declarationId), declarationNo: said(declarationNo), direction: said(direction) },
      ...{ mandateId: said(mandateId), certificateId: said(certificateId), authority: said(authority) },
      recordedAt: new Date(recordedAtMs).toISOString(),
      link: `${windowUrl}${pathOf(notification)}`,
      sample,
    },
  };
}

const said = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** Where people see it; `mandateId` and `certificateId` are absent in documents of older versions. */
function pathOf({ declarationId, mandateId }: Notification): string {
  if (declarationId !== '') return `/declarations/${declarationId}`;
  return said(mandateId) === null ? '/certificates' : '/mandates';
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
