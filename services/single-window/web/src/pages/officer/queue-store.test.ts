import { describe, expect, it } from 'vitest';
import { QueueStore } from './queue-store.ts';
import type { QueueRow } from './queue-row.ts';
import { claimOf } from './queue-row.ts';

const row = (caseId: string, priority: number, over: Partial<QueueRow> = {}): QueueRow => ({
  ...{ caseId, authority: 'customs', declarationId: caseId, declarationNo: caseId, customsOffice: '4905', transportMode: '3' },
  ...{ direction: 'IMPORT', lane: 'RED', laneReason: 'goods', traderName: '', billNo: '', status: 'OPEN' },
  ...{ waitsFor: 'decision', waitsReason: '', waitsSince: null, acceptedAt: null, arrivedAt: null, dueAt: null, overdue: false },
  ...{ priority, priorityParts: [], claimedBy: null, leaseUntil: null, version: 1, step: null, sample: false, changedAt: null },
  ...over,
});
const key = (caseId: string) => `${caseId}:customs`;
const opened = (...rows: readonly QueueRow[]) => {
  const store = new QueueStore('priority', (each) => each.status === 'OPEN');
  store.addPage(rows, true);
  return store;
};

describe('the rows of the queue', () => {
  it('stay where they are while the stream changes them, and sort when they are told to', () => {
    const store = opened(row('A', 1), row('B', 2), row('C', 3));
    store.take(row('C', 0, { version: 2 }));
    expect(store.view()).toMatchObject({ order: ['A', 'B', 'C'].map(key), changed: 1 });
    expect(store.view().rows.get(key('C'))?.priority).toBe(0);
    store.sortAgain();
    expect(store.view()).toMatchObject({ order: ['C', 'A', 'B'].map(key), changed: 0 });
  });

  it('show a claim at once, which is no change of the order', () => {
    const store = opened(row('A', 1));
    store.take(row('A', 1, { version: 2, claimedBy: 'other', leaseUntil: '2026-11-27T06:00:00Z' }));
    expect(store.view()).toMatchObject({ changed: 0 });
    expect(store.view().rows.get(key('A'))?.claimedBy).toBe('other');
  });

  it('keep what is done in its place and show nothing new before they are sorted', () => {
    const store = opened(row('A', 1), row('B', 2));
    store.take(row('A', 1, { version: 2, status: 'DONE' }));
    store.take(row('N', 0));
    store.take(row('D', 0, { status: 'DONE' }));
    expect(store.view()).toMatchObject({ order: ['A', 'B'].map(key), changed: 2 });
    store.sortAgain();
    expect(store.view().order).toEqual(['N', 'B'].map(key));
  });

  it('take no repeat and nothing older, whether it comes by page or by stream', () => {
    const store = opened(row('A', 1, { version: 5, billNo: 'new' }));
    store.take(row('A', 9, { version: 4, billNo: 'old' }));
    store.addPage([row('A', 9, { version: 3, billNo: 'older' })], true);
    expect(store.view()).toMatchObject({ order: [key('A')], changed: 0 });
    expect(store.view().rows.get(key('A'))?.billNo).toBe('new');
  });

  it('that the stream brings before the first page are sorted in after it, newest version first', () => {
    const store = new QueueStore('priority', (each) => each.status === 'OPEN');
    store.take(row('B', 2, { version: 7, billNo: 'newer' }));
    store.take(row('N', 1));
    store.take(row('Z', 9));
    store.take(row('X', 0, { status: 'DONE' }));
    store.sortAgain();
    expect(store.view().order).toEqual([]);
    store.addPage([row('A', 0), row('B', 2, { version: 3 }), row('C', 3)], false);
    expect(store.view()).toMatchObject({ order: ['A', 'B', 'C'].map(key), changed: 1 });
    expect(store.view().rows.get(key('B'))?.billNo).toBe('newer');
    store.sortAgain();
    expect(store.view().order).toEqual(['A', 'N', 'B', 'C'].map(key));
    store.addPage([row('Z', 9)], true);
    expect(store.view().order).toEqual(['A', 'N', 'B', 'C', 'Z'].map(key));
  });

  it('that move behind the last page leave, and come again with their page', () => {
    const store = new QueueStore('priority', () => true);
    store.addPage([row('A', 1), row('B', 5)], false);
    store.take(row('A', 9, { version: 2 }));
    store.sortAgain();
    expect(store.view().order).toEqual([key('B')]);
    store.addPage([row('C', 7), row('A', 9, { version: 2 })], true);
    expect(store.view()).toMatchObject({ order: ['B', 'C', 'A'].map(key), changed: 0 });
  });

  it('leave what lies behind the last page to its page', () => {
    const store = new QueueStore('priority', () => true);
    store.addPage([row('A', 1), row('B', 5)], false);
    store.take(row('Z', 9));
    store.take(row('M', 3));
    expect(store.view().changed).toBe(1);
    store.addPage([row('Z', 9)], true);
    store.sortAgain();
    expect(store.view().order).toEqual(['A', 'M', 'B', 'Z'].map(key));
  });
});

it('a claim is free again when its lease ends, without anybody telling', () => {
  const claimed = row('A', 1, { claimedBy: 'other', leaseUntil: '2026-11-27T06:00:00Z' });
  const until = Date.parse('2026-11-27T06:00:00Z');
  expect(claimOf(claimed, 'me', until - 1)).toMatchObject({ by: 'another', who: 'other' });
  expect(claimOf(claimed, 'other', until - 1).by).toBe('me');
  expect(claimOf(claimed, 'me', until).by).toBe('nobody');
});
