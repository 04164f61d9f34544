import type { Notification } from '../domain/events.ts';
import type { Page, Query } from '@tongguan/read-models/port';
import type { FeedDocument } from '../read-models/notification-feed.ts';

export interface Pulled {
  readonly notifications: readonly Notification[];
  /** Ask for what follows this number next time. */
  readonly upTo: number;
  /** More was there already. */
  readonly more: boolean;
}

/**
 * Notifications of a company after a number, in order. The numbers have no gap, so where one is not shown yet (another process is
 * still writing it) the page ends before: a cursor never passes over anything.
 */
export async function pullNotifications(
  feed: { find(query: Query): Promise<Page<FeedDocument>> },
  { company, after, limit }: { readonly company: string; readonly after: number; readonly limit: number },
): Promise<Pulled> {
  const { documents, nextCursor } = await feed.find({
    where: [
      { field: 'company', equals: company },
      { field: 'sequence', from: after + 1 },
    ],
    sort: { field: 'sequence', direction: 'asc' },
    limit,
  });
  const gap = documents.findIndex(({ body }, place) => body.sequence !== after + 1 + place);
  const shown = gap === -1 ? documents : documents.slice(0, gap);
  return {
    notifications: shown.map(({ body }) => body.notification),
    upTo: after + shown.length,
    more: gap === -1 && nextCursor !== undefined,
  };
}
