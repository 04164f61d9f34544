import { describe, expect, it } from 'vitest';

import { manualTimers } from '../test/manual-timers.ts';
import { memoryParking } from '../test/memory-parking.ts';
import { fixedClock, idsOf, noted, until } from './conformance-kit.ts';
import type { Deliver, LogSource } from './log-source.ts';
import type { Delivered, RecordHandler, SubscriptionOptions } from './port.ts';
import { startRunner } from './runner.ts';

const record = (stream: string, version: number): Delivered => ({
  topic: 'notes',
  stream,
  version,
  index: 0,
  event: noted(stream, version, `${stream} ${version}`),
  recordedAt: version,
});

const policy = { delaysMs: [10, 100], parkedFirstMs: 1_000, parkedMaxMs: 4_000, parkedPollMs: 500, parkedLeaseMs: 60_000 };

async function running(handle: RecordHandler, options: Pick<SubscriptionOptions, 'grouping'> & { concurrency?: number } = {}) {
  const timers = manualTimers();
  const parking = memoryParking();
  let deliver: Deliver = () => Promise.resolve(false);
  const source: LogSource = {
    start: (given) => {
      deliver = given;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    lag: () => Promise.resolve(0),
  };
  const runner = await startRunner({
    group: 'g',
    topics: ['notes'],
    handle,
    source,
    parking,
    clock: fixedClock(),
    timers,
    policy,
    ...options,
  });
  return { timers, parking, runner, deliver: (...records: Delivered[]) => deliver({ records }), deliverBatch: deliver };
}

/** Fails on the given ids, and notes what it has handled. */
function handlerFailingOn(...poison: string[]) {
  const handled: string[] = [];
  const tried: string[] = [];
  const bad = new Set(poison);
  const handle: RecordHandler = (records) => {
    tried.push(...idsOf(records));
    const found = idsOf(records).find((id) => bad.has(id));
    if (found !== undefined) return Promise.reject(new Error(`cannot digest ${found}`));
    handled.push(...idsOf(records));
    return Promise.resolve();
  };
  return {
    handled,
    tried,
    handle,
    mend: () => {
      bad.clear();
    },
  };
}

describe('a subscription runner', () => {
  it('tries a record again after growing waits, and goes on when it works', async () => {
    const { handle, handled, mend } = handlerFailingOn('a@1.0');
    const { timers, deliver } = await running(handle);
    const done = deliver(record('a', 1), record('a', 2));
    await until(() => timers.waits.includes(10));
    timers.advance(10);
    await until(() => timers.waits.includes(100));
    expect(handled).toEqual([]);
    mend();
    timers.advance(100);
    expect(await done).toBe(true);
    expect(handled).toEqual(['a@1.0', 'a@2.0']);
  });

  it('handles other streams while one waits for its next try, even with a single place', async () => {
    const { handle, handled } = handlerFailingOn('a@1.0');
    const { timers, deliver, runner } = await running(handle, { concurrency: 1 });
    const done = deliver(record('a', 1), record('b', 1), record('c', 1), record('b', 2));
    await until(() => handled.length === 3);
    expect(runner.busy).toBe(true);
    timers.advance(10);
    await until(() => timers.waits.includes(100));
    timers.advance(100);
    expect(await done).toBe(true);
    expect(handled.toSorted()).toEqual(['b@1.0', 'b@2.0', 'c@1.0']);
  });

  it('bounds how many streams are handled side by side', async () => {
    let open = 0;
    let widest = 0;
    const { deliver } = await running(
      async () => {
        open += 1;
        widest = Math.max(widest, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
      },
      { concurrency: 3 },
    );
    expect(await deliver(...Array.from({ length: 20 }, (_, at) => record(`s${at}`, 1)))).toBe(true);
    expect(widest).toBe(3);
  });

  async function parked() {
    const handler = handlerFailingOn('a@1.0');
    const tools = await running(handler.handle);
    const done = tools.deliver(record('a', 1), record('a', 2));
    for (const wait of [10, 100]) {
      await until(() => tools.timers.waits.includes(wait));
      tools.timers.advance(wait);
    }
    expect(await done).toBe(true);
    return { ...tools, ...handler };
  }

  it('parks a stream with its error after the last try, and lets later records of it wait', async () => {
    const { parking, deliver, handled } = await parked();
    expect(await deliver(record('a', 3), record('b', 1))).toBe(true);
    expect(handled).toEqual(['b@1.0']);
    const entry = parking.entries.get('a')!;
    expect(entry).toMatchObject({ error: 'Error: cannot digest a@1.0', attempts: 3, retryAt: 110 + 1_000 });
    expect(idsOf(entry.records)).toEqual(['a@1.0', 'a@2.0', 'a@3.0']);
  });

  it('tries a parked stream again by itself, less and less often, up to a bound', async () => {
    const { timers, parking, tried, runner } = await parked();
    const waits: number[] = [];
    for (let attempts = 4; attempts <= 7; attempts++) {
      const { retryAt } = parking.entries.get('a')!;
      waits.push(retryAt - timers.now());
      timers.advance(retryAt - timers.now() - 1);
      await until(() => !runner.busy && timers.waits.some((wait) => wait <= policy.parkedPollMs));
      expect(tried).toHaveLength(attempts - 1);
      timers.advance(500);
      await until(() => parking.entries.get('a')?.attempts === attempts);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000]);
    expect(new Set(tried)).toEqual(new Set(['a@1.0']));
  });

  it('resumes in order, and new records do not overtake those that wait', async () => {
    const { parking, deliver, handled, mend, runner } = await parked();
    mend();
    await parking.makeDue('g', 'a');
    // arrives while the stream is being resumed
    runner.wakeParked();
    const arriving = Promise.all([deliver(record('a', 3)), deliver(record('a', 4))]);
    await arriving;
    await until(() => !runner.busy && parking.entries.size === 0);
    expect([...new Set(handled)]).toEqual(['a@1.0', 'a@2.0', 'a@3.0', 'a@4.0']);
    expect(await deliver(record('a', 5))).toBe(true);
    expect(handled.at(-1)).toBe('a@5.0');
  });

  it('handles a record itself when its stream was un-parked between the look and the wait', async () => {
    const { parking, deliver, handled, mend } = await parked();
    mend();
    const wait = parking.wait.bind(parking);
    parking.wait = async (group, records) => {
      // the resumer is faster: it handles all that waits and ends the parking
      for (const waiting of await parking.waiting(group, 'a', 10)) await parking.remove(group, 'a', waiting.event.id);
      await parking.unparkIfEmpty(group, 'a');
      return wait(group, records);
    };
    expect(await deliver(record('a', 3))).toBe(true);
    expect(handled).toEqual(['a@3.0']);
  });

  it('never passes over a record because the parking store is away', async () => {
    const { handle, handled } = handlerFailingOn();
    const { timers, parking, deliver } = await running(handle);
    await until(() => timers.waits.some((wait) => wait <= policy.parkedPollMs));
    parking.failures = 2;
    const done = deliver(record('a', 1));
    for (const wait of [50, 200]) {
      await until(() => timers.waits.includes(wait));
      timers.advance(wait);
    }
    expect(await done).toBe(true);
    expect(handled).toEqual(['a@1.0']);
  });

  it('leaves the position when it is stopped while a record waits for its next try', async () => {
    const { handle } = handlerFailingOn('a@1.0');
    const { timers, parking, deliver, runner } = await running(handle);
    const done = deliver(record('a', 1), record('b', 1));
    await until(() => timers.waits.includes(10));
    await runner.stop();
    expect(await done).toBe(false);
    expect(parking.entries.size).toBe(0);
    expect((await runner.state()).running).toBe(false);
  });

  it('stops taking records once the partition belongs to somebody else', async () => {
    const revoked = new AbortController();
    const handled: string[] = [];
    const { deliverBatch } = await running((records) => {
      handled.push(...idsOf(records));
      revoked.abort();
      return Promise.resolve();
    });
    expect(await deliverBatch({ records: [record('a', 1), record('a', 2)], revoked: revoked.signal })).toBe(false);
    expect(handled).toEqual(['a@1.0']);
  });

  it('keeps its claim on a partition during long work, and ends when it has lost it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const handled: string[] = [];
    let started = false;
    const { timers, deliverBatch } = await running(async (records) => {
      started = true;
      await gate.promise;
      handled.push(...idsOf(records));
    });
    let beats = 0;
    const heartbeat = () => (++beats < 2 ? Promise.resolve() : Promise.reject(new Error('rebalancing')));
    const done = deliverBatch({ records: [record('a', 1), record('a', 2)], heartbeat });
    await until(() => started);
    timers.advance(1_000);
    timers.advance(1_000);
    expect(beats).toBe(2);
    await Promise.resolve();
    gate.resolve(undefined);
    expect(await done).toBe(false);
    expect(handled).toEqual(['a@1.0']);
  });

  it('gives a bulk handler the whole batch, and splits by stream only what failed', async () => {
    const { handle, handled, tried } = handlerFailingOn('a@1.0');
    const { timers, parking, deliver } = await running(handle, { grouping: 'batch' });
    expect(await deliver(record('b', 1), record('c', 1))).toBe(true);
    expect(tried).toEqual(['b@1.0', 'c@1.0']);
    const done = deliver(record('a', 1), record('b', 2), record('a', 2));
    for (const wait of [10, 100]) {
      await until(() => timers.waits.includes(wait));
      timers.advance(wait);
    }
    expect(await done).toBe(true);
    expect(handled).toEqual(['b@1.0', 'c@1.0', 'b@2.0']);
    expect(idsOf(parking.entries.get('a')!.records)).toEqual(['a@1.0', 'a@2.0']);
  });
});
