import { expect, it } from 'vitest';

import { commitFor, idsOf, type OpenedEngine, unique, until } from './conformance-kit.ts';
import type { SubscriptionOptions } from './port.ts';

const by = 'an-administrator';

/** What cannot be handled: retried, parked, released, corrected, dropped. */
export function parkingCases(opened: () => OpenedEngine): void {
  /** A bad stream whose first record fails until it is mended, beside a good one; both have three records. */
  const scene = async (options: Pick<SubscriptionOptions, 'grouping'> = {}) => {
    const { engine } = opened();
    const [topic, group, bad, good] = [unique('topic'), unique('group'), unique('notes/bad'), unique('notes/good')];
    const store = await engine.openStore(topic);
    const handled: string[] = [];
    const tries = new Map<string, number>();
    const poison = { id: `${bad}@1.0` };
    for (const version of [1, 2, 3]) for (const stream of [bad, good]) await store.append(commitFor(stream, version));
    const subscription = await engine.subscribe({
      ...options,
      group,
      topics: [topic],
      handle: (records) => {
        for (const id of idsOf(records)) tries.set(id, (tries.get(id) ?? 0) + 1);
        if (idsOf(records).includes(poison.id)) return Promise.reject(new Error('cannot digest'));
        handled.push(...idsOf(records));
        return Promise.resolve();
      },
    });
    const ids = (stream: string, ...versions: number[]) => versions.map((version) => `${stream}@${version}.0`);
    const handledOf = (stream: string) => [...new Set(handled.filter((id) => id.startsWith(stream)))];
    return { engine, store, group, bad, good, tries, poison, subscription, ids, handledOf };
  };

  it('retries, then parks a stream: later records of it wait, other streams go on, also in bulk', async () => {
    for (const grouping of ['stream', 'batch'] as const) {
      const { engine, store, group, bad, good, tries, subscription, ids, handledOf } = await scene({ grouping });
      await engine.whenCaughtUp();
      await store.append(commitFor(bad, 4));
      await store.append(commitFor(good, 4));
      await engine.whenCaughtUp();
      expect(handledOf(good)).toEqual(ids(good, 1, 2, 3, 4));
      expect(handledOf(bad)).toEqual([]);
      expect(tries.get(`${bad}@1.0`)).toBeGreaterThanOrEqual(3);
      expect(await engine.parking.list(group, 10)).toEqual([
        expect.objectContaining({
          group,
          stream: bad,
          eventId: `${bad}@1.0`,
          eventType: 'noted',
          error: 'Error: cannot digest',
          attempts: 3,
          waiting: 4,
        }),
      ]);
      expect(await subscription.state()).toMatchObject({ lag: 0, parked: 1 });
      await subscription.stop();
    }
  });

  it('resumes a released stream in order, with what came meanwhile', async () => {
    const { engine, store, group, bad, poison, subscription, ids, handledOf } = await scene();
    await engine.whenCaughtUp();
    await engine.parking.release(group, bad, { by, reason: 'still wrong' });
    await until(async () => (await engine.parking.list(group, 1))[0]?.attempts === 4);
    expect(handledOf(bad)).toEqual([]);

    poison.id = 'mended';
    const more = Promise.all([4, 5, 6].map((version) => store.append(commitFor(bad, version)).then(() => undefined)));
    await engine.parking.release(group, bad, { by, reason: 'mended' });
    await more;
    await until(async () => (await engine.parking.list(group, 1)).length === 0);
    await engine.whenCaughtUp();
    expect(handledOf(bad)).toEqual(ids(bad, 1, 2, 3, 4, 5, 6));
    await subscription.stop();
  });

  it('drops the first parked record only, by name and with a reason, and goes on with the next', async () => {
    const { engine, group, bad, subscription, ids, handledOf } = await scene();
    await engine.whenCaughtUp();
    await expect(engine.parking.drop(group, bad, `${bad}@2.0`, { by, reason: 'not the first' })).rejects.toThrow(
      'not the first parked record',
    );
    await expect(engine.parking.drop(group, bad, `${bad}@1.0`, { by, reason: ' ' })).rejects.toThrow('a reason is wanted');
    await expect(engine.parking.release(group, 'notes/never-parked', { by, reason: 'a mistake' })).rejects.toThrow('not parked');
    await engine.parking.drop(group, bad, `${bad}@1.0`, { by, reason: 'known to be wrong' });
    await until(async () => (await engine.parking.list(group, 1)).length === 0);
    expect(handledOf(bad)).toEqual(ids(bad, 2, 3));
    await subscription.stop();
  });

  it('corrects the first parked record for its group alone, and goes on in order', async () => {
    const { engine } = opened();
    const [topic, group, bad] = [unique('topic'), unique('group'), unique('notes/bad')];
    const store = await engine.openStore(topic);
    for (const version of [1, 2]) await store.append(commitFor(bad, version));
    const stored = (await store.read(bad))[0]?.events[0]?.bytes ?? new Uint8Array();
    const [wrong, right] = [Buffer.from(stored), Buffer.from('{"right":true}')];
    const seen: string[] = [];
    const subscription = await engine.subscribe({
      group,
      topics: [topic],
      handle: (records) => {
        for (const { event } of records) {
          if (wrong.equals(event.bytes)) return Promise.reject(new Error('cannot digest'));
          seen.push(`${event.id} ${right.equals(event.bytes) ? 'right' : 'as stored'}`);
        }
        return Promise.resolve();
      },
    });
    await until(async () => (await engine.parking.list(group, 1)).length === 1);
    const first = await engine.parking.first(group, bad);
    expect(first).toMatchObject({ topic, stream: bad, version: 1, event: { id: `${bad}@1.0` } });
    expect(wrong.equals(first?.event.bytes ?? new Uint8Array())).toBe(true);

    const because = { by, reason: 'the number had a digit too many' };
    await expect(engine.parking.correct(group, bad, `${bad}@2.0`, right, because)).rejects.toThrow('not the first parked record');
    await expect(engine.parking.correct(group, bad, `${bad}@1.0`, right, { by, reason: '' })).rejects.toThrow('a reason is wanted');
    await engine.parking.correct(group, bad, `${bad}@1.0`, right, because);
    await until(async () => (await engine.parking.list(group, 1)).length === 0);
    await engine.whenCaughtUp();
    expect(seen).toEqual([`${bad}@1.0 right`, `${bad}@2.0 as stored`]);
    expect(await engine.parking.first(group, bad)).toBeUndefined();
    // the truth is what it was
    expect(wrong.equals((await store.read(bad))[0]?.events[0]?.bytes ?? new Uint8Array())).toBe(true);
    expect(await store.verify(bad)).toBeUndefined();
    await subscription.stop();
  });

  it('keeps who did what and why, latest first, by the beginning of the group', async () => {
    const { engine, group, bad, subscription } = await scene();
    await engine.whenCaughtUp();
    await engine.parking.release(group, bad, { by, reason: 'try again' });
    await until(async () => (await engine.parking.list(group, 1))[0]?.attempts === 4);
    await engine.parking.drop(group, bad, `${bad}@1.0`, { by, reason: 'known to be wrong' });
    await engine.parking.note({ act: 'rebuilt', group: `${group}-list`, stream: '', eventId: '', by, reason: 'new fields' });
    await expect(engine.parking.release(group, 'notes/never-parked', { by, reason: 'a mistake' })).rejects.toThrow('not parked');
    const at = expect.any(Number) as number;
    expect(await engine.parking.acts(group, 10)).toEqual([
      { act: 'rebuilt', group: `${group}-list`, stream: '', eventId: '', by, reason: 'new fields', at },
      { act: 'dropped', group, stream: bad, eventId: `${bad}@1.0`, by, reason: 'known to be wrong', at },
      { act: 'released', group, stream: bad, eventId: '', by, reason: 'try again', at },
    ]);
    expect(await engine.parking.acts(group, 1)).toHaveLength(1);
    expect(await engine.parking.acts(`${group}.`, 10)).toEqual([]);
    await subscription.stop();
  });
}
