import { expect, it } from 'vitest';

import {
  commitFor,
  fixedClock,
  idsOf,
  note,
  noteCodec,
  noted,
  notes,
  type OpenedEngine,
  type OpenEngine,
  quickPolicy,
  unique,
  until,
} from './conformance-kit.ts';
import { createJournal } from './journal.ts';
import type { Delivered } from './port.ts';
import { react } from './reaction.ts';

/** Delivering: order, at least once, groups, reactions. */
export function subscriptionCases(opened: () => OpenedEngine, openEngine: OpenEngine): void {
  const recorder = () => {
    const seen: Delivered[] = [];
    return { seen, handle: (records: readonly Delivered[]) => Promise.resolve(void seen.push(...records)) };
  };

  it('delivers each stream in order, one call at a time, and other streams side by side', async () => {
    const { engine } = opened();
    const topic = unique('topic');
    const store = await engine.openStore(topic);
    const streams = Array.from({ length: 12 }, (_, at) => unique(`notes/s${at}`));
    const seen = new Map<string, number[]>();
    const open = new Set<string>();
    let overlaps = 0;
    let widest = 0;
    const subscription = await engine.subscribe({
      group: unique('group'),
      topics: [topic],
      handle: async (records) => {
        for (const { stream, version } of records) {
          if (open.has(stream)) overlaps += 1;
          open.add(stream);
          widest = Math.max(widest, open.size);
          await new Promise((resolve) => setImmediate(resolve));
          seen.set(stream, [...(seen.get(stream) ?? []), version]);
          open.delete(stream);
        }
      },
    });
    const versions = Array.from({ length: 25 }, (_, at) => at + 1);
    await Promise.all(
      streams.map(async (stream) => {
        for (const version of versions) await store.append(commitFor(stream, version));
      }),
    );
    await engine.whenCaughtUp();
    await subscription.stop();
    expect(overlaps).toBe(0);
    expect(widest).toBeGreaterThan(1);
    // a record may come again, but never before the one in front of it
    for (const stream of streams) expect([...new Set(seen.get(stream))]).toEqual(versions);
  });

  it('gives a record all that a handler needs', async () => {
    const { engine } = opened();
    const topic = unique('topic');
    const store = await engine.openStore(topic);
    const stream = unique('notes/a');
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const commit = commitFor(stream, 1, { traceparent, events: [noted(stream, 1, 'one'), noted(stream, 1, 'two', 1)] });
    await store.append(commit);
    const { seen, handle } = recorder();
    const subscription = await engine.subscribe({ group: unique('group'), topics: [topic], handle });
    await engine.whenCaughtUp();
    await subscription.stop();
    const plain = (event: Delivered['event']) => ({ ...event, bytes: Buffer.from(event.bytes) });
    expect(seen.map((record) => ({ ...record, event: plain(record.event) }))).toEqual(
      commit.events.map((event, index) => ({
        topic,
        stream,
        version: 1,
        index,
        event: plain(event),
        recordedAt: commit.recordedAt,
        traceparent,
      })),
    );
  });

  it('starts a new group from the first event ever, and goes on where a group has stopped', async () => {
    const { engine } = opened();
    const [topic, group, stream] = [unique('topic'), unique('group'), unique('notes/a')];
    const store = await engine.openStore(topic);
    for (const version of [1, 2, 3]) await store.append(commitFor(stream, version));
    const first = recorder();
    const subscription = await engine.subscribe({ group, topics: [topic], handle: first.handle });
    await engine.whenCaughtUp();
    expect(await subscription.state()).toMatchObject({ group, topics: [topic], lag: 0, parked: 0, running: true });
    await subscription.stop();
    expect(idsOf(first.seen)).toEqual([1, 2, 3].map((version) => `${stream}@${version}.0`));

    await store.append(commitFor(stream, 4));
    const second = recorder();
    await (
      await engine.subscribe({ group, topics: [topic], handle: second.handle }).then(async (again) => {
        await engine.whenCaughtUp();
        return again;
      })
    ).stop();
    expect(idsOf(second.seen)).toEqual([`${stream}@4.0`]);
  });

  it('gives again what was in hand when the process stopped in the middle of a batch', async () => {
    const own = await openEngine({ policy: { ...quickPolicy, delaysMs: [600_000] } });
    try {
      const [topic, group, stream] = [unique('topic'), unique('group'), unique('notes/a')];
      const store = await own.engine.openStore(topic);
      for (let version = 1; version <= 8; version++) await store.append(commitFor(stream, version));
      const before: string[] = [];
      await own.engine.subscribe({
        group,
        topics: [topic],
        handle: (records) => {
          if (before.length === 4) return Promise.reject(new Error('the process is about to end'));
          before.push(...idsOf(records));
          return Promise.resolve();
        },
      });
      await until(() => before.length === 4);
      const engine = await own.reopen();
      await engine.openStore(topic);
      const { seen, handle } = recorder();
      await engine.subscribe({ group, topics: [topic], handle });
      await engine.whenCaughtUp();
      const all = Array.from({ length: 8 }, (_, at) => `${stream}@${at + 1}.0`);
      expect([...new Set([...before, ...idsOf(seen)])]).toEqual(all);
      expect(idsOf(seen).slice(-4)).toEqual(all.slice(-4));
    } finally {
      await own.dispose();
    }
  });

  it('catches up with reactions of reactions, and a reaction skips facts that it does not know', async () => {
    const { engine } = opened();
    const [orders, bills] = [unique('orders'), unique('bills')];
    const journal = createJournal({ store: await engine.openStore(bills), codec: noteCodec, clock: fixedClock() });
    const store = await engine.openStore(orders);
    const stream = unique('notes/a');
    const group = unique('group');
    const texts: string[] = [];
    const subscriptions = [
      await react(engine, {
        group,
        topic: orders,
        codec: noteCodec,
        fact: 'noted',
        handle: async ({ text }, { commandId, eventId }) => {
          await journal.change(notes, 'bill', { commandId, by: 'system', cause: eventId }, () => [note(`bill for ${text}`)]);
        },
      }),
      await react(engine, {
        group: unique('group'),
        topic: bills,
        codec: noteCodec,
        fact: 'noted',
        handle: ({ text }) => Promise.resolve(void texts.push(text)),
      }),
    ];
    const strange = { id: `${stream}@2.0`, type: 'invented-later', bytes: Buffer.from('not even a message') };
    await store.append(commitFor(stream, 1, { events: [noted(stream, 1, 'one')] }));
    await store.append(commitFor(stream, 2, { events: [strange] }));
    await store.append(commitFor(stream, 3, { events: [noted(stream, 3, 'three')] }));
    await engine.whenCaughtUp();
    expect([...new Set(texts)]).toEqual(['bill for one', 'bill for three']);
    expect((await journal.load(notes, 'bill')).version).toBe(2);
    expect((await engine.parking.list(group, 10)).length).toBe(0);
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
  });
}
