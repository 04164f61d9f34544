import { expect, test } from 'vitest';
import type { Page } from '@tongguan/read-models/port';
import type { FeedDocument } from '../read-models/notification-feed.ts';
import { pullNotifications } from './pull-notifications.ts';

const showing = (...sequences: readonly number[]) => ({
  find: (): Promise<Page<FeedDocument>> =>
    Promise.resolve({
      documents: sequences.map((sequence) => ({
        ...{ id: String(sequence), revision: 1, versions: {}, changedAt: 0 },
        body: { company: 'c', sequence, notification: { sequence } as FeedDocument['notification'] },
      })),
      nextCursor: 'more',
    }),
});

test('a page ends before a number that is not shown yet: the cursor passes over nothing', async () => {
  const whole = await pullNotifications(showing(4, 5, 6), { company: 'c', after: 3, limit: 3 });
  expect(whole).toMatchObject({ upTo: 6, more: true });
  const cut = await pullNotifications(showing(4, 6), { company: 'c', after: 3, limit: 3 });
  expect(cut.notifications.map(({ sequence }) => sequence)).toEqual([4]);
  expect(cut).toMatchObject({ upTo: 4, more: false });
  expect(await pullNotifications(showing(5, 6), { company: 'c', after: 3, limit: 3 })).toEqual({ notifications: [], upTo: 3, more: false });
});
