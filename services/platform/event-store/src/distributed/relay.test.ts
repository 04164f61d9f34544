import { setImmediate as turn } from 'node:timers/promises';

import fc from 'fast-check';
import type { Message } from 'kafkajs';
import { expect, test } from 'vitest';

import { silentLog } from '../event-log.ts';
import type { Commit } from '../port.ts';
import type { Timers } from '../timers.ts';
import { commitId } from './commit-document.ts';
import { toRecords } from './kafka-records.ts';
import { partitionOf } from './murmur2.ts';
import type { PendingCommits } from './pending-commits.ts';
import { type Relay, startRelay } from './relay.ts';

/** So large that each needs a send of its own. */
const LARGE = Buffer.alloc(700_000);

const commit = (stream: string, version: number): Commit => ({
  stream,
  version,
  commandId: `c${version}`,
  by: 'tester',
  recordedAt: 1_700_000_000_000 + version,
  events: [0, 1].map((index) => ({
    id: `${stream}@${version}.${index}`,
    type: 'happened',
    bytes: version % 3 === 0 ? LARGE : Buffer.from([index]),
  })),
  hash: '',
});

/** Time goes on by itself, a turn of the event loop for any wait. */
const quickTimers = (): Timers => {
  let now = 0;
  return {
    now: () => now,
    delay: async (ms) => {
      now += Math.min(ms, 5);
      await turn();
    },
    every: () => () => undefined,
  };
};

/** A store and a broker that fail when they are told to. */
function world() {
  const stored = new Map<string, { readonly commit: Commit; pending: boolean }>();
  const log = new Map<number, Message[]>();
  const fail = { sends: 0, lateSends: 0, marks: 0, reads: 0 };
  const inFlight = new Map<number, number>();
  let overlaps = 0;
  const failing = (kind: keyof typeof fail): void => {
    if (fail[kind] > 0) {
      fail[kind] -= 1;
      throw new Error(`${kind} fail`);
    }
  };
  const waiting = () => [...stored].filter(([, entry]) => entry.pending);
  const pending: PendingCommits = {
    peek: async (limit) => {
      await turn();
      failing('reads');
      return waiting()
        .slice(0, limit)
        .map(([id, entry]) => ({ id, partition: partitionOf(entry.commit.stream) }));
    },
    read: async function* (partition) {
      failing('reads');
      // not a snapshot: each portion shows the store as it is by then, in the order of the ids
      let after = '';
      for (;;) {
        await turn();
        const next = waiting()
          .filter(([id, entry]) => partitionOf(entry.commit.stream) === partition && id > after)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, 3);
        const last = next.at(-1);
        if (last === undefined) return;
        after = last[0];
        yield next.map(([, entry]) => entry.commit);
      }
    },
    published: async (ids) => {
      await turn();
      failing('reads');
      return new Set(ids.filter((id) => stored.get(id)?.pending === false));
    },
    mark: async (ids) => {
      await turn();
      failing('marks');
      for (const id of ids) {
        const entry = stored.get(id);
        if (entry) entry.pending = false;
      }
    },
  };
  const send = async (records: Message[]): Promise<void> => {
    const partition = records[0]?.partition ?? -1;
    if (records.some((record) => record.partition !== partition)) throw new Error('one send, two partitions');
    inFlight.set(partition, (inFlight.get(partition) ?? 0) + 1);
    if ((inFlight.get(partition) ?? 0) > 1) overlaps += 1;
    try {
      await turn();
      failing('sends');
      log.set(partition, [...(log.get(partition) ?? []), ...records]);
      failing('lateSends'); // written, and the acknowledgement lost
    } finally {
      inFlight.set(partition, (inFlight.get(partition) ?? 0) - 1);
    }
  };
  return {
    fail,
    waiting,
    overlaps: () => overlaps,
    append: (next: Commit) => stored.set(commitId(next.stream, next.version), { commit: next, pending: true }),
    /** Ids in the log by stream, repeats left out. */
    published: (stream: string): string[] => [
      ...new Set(
        (log.get(partitionOf(stream)) ?? []).filter((record) => record.key === stream).map((record) => record.headers?.['ce_id'] as string),
      ),
    ],
    start: (holder: { now: number }, me: number): Relay =>
      startRelay({
        topic: 'tests',
        pending,
        lease: { acquire: () => Promise.resolve(holder.now === me), release: () => Promise.resolve() },
        toRecords: (next) => toRecords('tongguan.tests.v1', 'tests', partitionOf(next.stream), next),
        send,
        timers: quickTimers(),
        log: silentLog,
        pollMs: 20,
        leaseMs: 1_000,
      }),
  };
}

const idsUpTo = (stream: string, version: number): string[] =>
  Array.from({ length: version }, (_, i) => [0, 1].map((index) => `${stream}@${i + 1}.${index}`)).flat();

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      stream: fc.nat({ max: 2 }),
      offered: fc.boolean(),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('sends' as const, 'lateSends' as const, 'marks' as const, 'reads' as const) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('takeover' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 6 }) }) },
);

test('whatever fails, and whoever holds the lease, each stream is published whole and in order', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const it = world();
      const holder = { now: 0 };
      const relays = [it.start(holder, 0), it.start(holder, 1)];
      const versions = new Map<string, number>();
      await turn();
      for (const act of steps) {
        switch (act.kind) {
          case 'append':
            for (let i = 0; i < act.count; i++) {
              const stream = `s/${act.stream}`;
              const next = commit(stream, (versions.get(stream) ?? 0) + 1);
              versions.set(stream, next.version);
              it.append(next);
              if (act.offered) relays[i % 2]?.offer(next);
            }
            break;
          case 'takeover':
            holder.now = 1 - holder.now;
            break;
          case 'wait':
            for (let i = 0; i < act.turns; i++) await turn();
            break;
          case 'sends':
          case 'lateSends':
          case 'marks':
          case 'reads':
            it.fail[act.kind] += 1;
        }
      }
      while (it.waiting().length > 0) await turn();
      await Promise.all(relays.map((relay) => relay.stop()));
      for (const [stream, version] of versions) expect(it.published(stream)).toEqual(idsUpTo(stream, version));
    }),
    { numRuns: 150 },
  );
});

test('a commit whose predecessor is not published yet is held back, and other streams go on', async () => {
  const it = world();
  const relay = it.start({ now: 0 }, 0);
  it.append(commit('late', 2));
  it.append(commit('other', 1));
  while (it.published('other').length === 0) await turn();
  expect(it.published('late')).toEqual([]);
  it.append(commit('late', 1));
  while (it.waiting().length > 0) await turn();
  expect(it.published('late')).toEqual(idsUpTo('late', 2));
  await relay.stop();
});

test('one send at a time goes to a partition', async () => {
  const it = world();
  const relay = it.start({ now: 0 }, 0);
  for (let version = 1; version <= 50; version++) {
    for (const stream of ['a', 'b', 'c', 'd']) {
      it.append(commit(stream, version));
      relay.offer(commit(stream, version));
    }
    await turn();
  }
  while (it.waiting().length > 0) await turn();
  expect(it.overlaps()).toBe(0);
  await relay.stop();
});

test('a relay without the lease publishes nothing', async () => {
  const it = world();
  const relay = it.start({ now: 1 }, 0);
  it.append(commit('a', 1));
  relay.offer(commit('a', 1));
  for (let i = 0; i < 100; i++) await turn();
  expect(it.published('a')).toEqual([]);
  await relay.stop();
});
