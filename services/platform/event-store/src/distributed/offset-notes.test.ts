import type { OffsetsByTopicPartition } from 'kafkajs';
import { expect, test } from 'vitest';

import { silentLog } from '../event-log.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { createOffsetNotes } from './offset-notes.ts';

const never: Timers = { ...systemTimers, delay: () => new Promise(() => undefined) };

/** A broker that keeps what it is told, or is away. */
function broker() {
  const told: OffsetsByTopicPartition['topics'][] = [];
  const state = { away: false };
  const store = ({ topics }: OffsetsByTopicPartition): Promise<void> => {
    if (state.away) return Promise.reject(new Error('the broker is away'));
    told.push(topics);
    return Promise.resolve();
  };
  return { told, state, store };
}

test('tells the latest offset of each partition, all in one request', async () => {
  const { told, store } = broker();
  const notes = createOffsetNotes('g', never, silentLog);
  notes.note('a', 0, '1', store);
  notes.note('a', 0, '2', store);
  notes.note('a', 3, '7', store);
  notes.note('b', 0, '4', store);
  await notes.flush();
  await notes.flush();
  expect(told).toEqual([
    [
      {
        topic: 'a',
        partitions: [
          { partition: 0, offset: '2' },
          { partition: 3, offset: '7' },
        ],
      },
      { topic: 'b', partitions: [{ partition: 0, offset: '4' }] },
    ],
  ]);
});

test('tells by itself soon after, and tries again what the broker did not take, never going back', async () => {
  const { told, state, store } = broker();
  const notes = createOffsetNotes('g', systemTimers, silentLog);
  state.away = true;
  notes.note('a', 0, '1', store);
  notes.note('a', 1, '5', store);
  await notes.flush();
  notes.note('a', 0, '2', store);
  state.away = false;
  await expect.poll(() => told.flat().flatMap(({ partitions }) => partitions)).toContainEqual({ partition: 1, offset: '5' });
  expect(told.flat().flatMap(({ partitions }) => partitions)).toEqual([
    { partition: 0, offset: '2' },
    { partition: 1, offset: '5' },
  ]);
});

test('tells nothing of partitions that were taken away, not even what failed before', async () => {
  const { told, state, store } = broker();
  const notes = createOffsetNotes('g', never, silentLog);
  state.away = true;
  notes.note('a', 0, '1', store);
  const failing = notes.flush();
  notes.forget();
  await failing;
  state.away = false;
  await notes.flush();
  expect(told).toEqual([]);
});
