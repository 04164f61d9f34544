import { expect, test } from 'vitest';
import { ChangeFeed } from './change-feed.ts';
import type { ChangedRow } from './change-feed.ts';

const row = (key: string, version: number, changedAtMs: number): ChangedRow => ({
  kind: 'queue-row',
  key,
  version,
  changedAtMs,
  body: null,
});

function feedOver(rows: ChangedRow[], watermark: number): ChangeFeed {
  return new ChangeFeed((since) => Promise.resolve(rows.filter((each) => each.changedAtMs >= since)), watermark);
}

test('a row comes once for every change', async () => {
  const rows = [row('a', 1, 10_000)];
  const feed = feedOver(rows, 9000);
  expect(await feed.next()).toEqual([row('a', 1, 10_000)]);
  expect(await feed.next()).toEqual([]);
  rows[0] = row('a', 2, 10_500);
  expect(await feed.next()).toEqual([row('a', 2, 10_500)]);
});

test('a row that was written with an earlier time than one already seen still comes', async () => {
  const rows = [row('a', 1, 10_000)];
  const feed = feedOver(rows, 9000);
  await feed.next();
  rows.push(row('late', 1, 9500));
  expect(await feed.next()).toEqual([row('late', 1, 9500)]);
});

test('a subscriber that resumes from the watermark misses nothing that came later', async () => {
  const rows = [row('a', 1, 10_000), row('b', 1, 11_000)];
  const first = feedOver(rows, 9000);
  await first.next();
  rows.push(row('c', 1, 11_000), row('d', 1, 20_000));
  const resumed = await feedOver(rows, first.watermark).next();
  expect(resumed.map((each) => each.key)).toEqual(expect.arrayContaining(['c', 'd']));
});

test('rows come in the order in which they changed', async () => {
  const feed = feedOver([row('b', 1, 12_000), row('a', 1, 11_000)], 10_000);
  expect((await feed.next()).map((each) => each.key)).toEqual(['a', 'b']);
});
