import { expect, it } from 'vitest';

import { commitFor, noted, type OpenedEngine, unique } from './conformance-kit.ts';
import { CommitTooLarge, type Delivered, MAX_COMMIT_BYTES } from './port.ts';

/** Storing: versions, commands, sizes, hash chain. */
export function storeCases(opened: () => OpenedEngine, races: number): void {
  const openStore = (topic = unique('topic')) => opened().engine.openStore(topic);

  it('stores commits in order and gives them back as they were', async () => {
    const store = await openStore();
    const stream = unique('notes/a');
    const first = commitFor(stream, 1, { cause: 'other@1.0', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` });
    const second = commitFor(stream, 2, { events: [noted(stream, 2, 'one'), noted(stream, 2, '二', 1)] });
    const results = [await store.append(first), await store.append(second)];

    const stored = await store.read(stream);
    expect(results).toEqual(stored.map(({ hash }) => ({ outcome: 'appended', hash })));
    expect(
      stored.map((commit) => ({ ...commit, events: commit.events.map((event) => ({ ...event, bytes: Buffer.from(event.bytes) })) })),
    ).toEqual(
      [first, second].map((commit, at) => ({
        ...commit,
        events: commit.events.map((event) => ({ ...event, bytes: Buffer.from(event.bytes) })),
        hash: stored[at]!.hash,
      })),
    );
    expect(await store.read(stream, 2)).toEqual(stored.slice(1));
    expect(await store.read(unique('notes/absent'))).toEqual([]);
  });

  it('answers a conflict at a version that is taken, and stores nothing', async () => {
    const store = await openStore();
    const stream = unique('notes/a');
    await store.append(commitFor(stream, 1));
    expect(await store.append(commitFor(stream, 1, { commandId: 'another' }))).toEqual({ outcome: 'conflict' });
    expect(await store.read(stream)).toHaveLength(1);
  });

  it(`lets exactly one of two writers win, ${races} times`, { timeout: 600_000 }, async () => {
    const topic = unique('topic');
    const [mine, theirs] = [await openStore(topic), await ((await opened().rival?.())?.openStore(topic) ?? openStore(topic))];
    const lanes = Math.min(64, races);
    const run = unique('notes/race');
    const outcomes: string[] = [];
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const stream = `${run}-${lane}`;
        for (let race = lane, version = 1; race < races; race += lanes, version += 1) {
          const results = await Promise.all([
            mine.append(commitFor(stream, version, { commandId: `mine-${version}` })),
            theirs.append(commitFor(stream, version, { commandId: `theirs-${version}` })),
          ]);
          outcomes.push(
            results
              .map(({ outcome }) => outcome)
              .toSorted()
              .join(),
          );
        }
      }),
    );
    expect(outcomes).toHaveLength(races);
    expect(new Set(outcomes)).toEqual(new Set(['appended,conflict']));
    const last = await mine.read(`${run}-0`);
    expect(last.map(({ version }) => version)).toEqual(Array.from({ length: Math.ceil(races / lanes) }, (_, at) => at + 1));
    expect(await mine.verify(`${run}-0`)).toBeUndefined();
  });

  it('stores a command once, whether it comes again later or at the same time', async () => {
    const store = await openStore();
    const stream = unique('notes/a');
    const results = await Promise.all([1, 2, 3, 4].map(() => store.append(commitFor(stream, 1, { commandId: 'same' }))));
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'repeated', 'repeated', 'repeated']);
    await store.append(commitFor(stream, 2));

    const stored = (await store.read(stream))[0]!;
    expect(await store.append(commitFor(stream, 3, { commandId: 'same' }))).toEqual({ outcome: 'repeated', commit: stored });
    expect(await store.append(commitFor(stream, 1, { commandId: 'same' }))).toEqual({ outcome: 'repeated', commit: stored });
    expect(await store.findCommand(stream, 'same')).toEqual(stored);
    expect(await store.findCommand(stream, 'never')).toBeUndefined();
    expect(await store.read(stream)).toHaveLength(2);
  });

  it('takes the same command id in two streams', async () => {
    const store = await openStore();
    const [one, other] = [unique('notes/a'), unique('notes/b')];
    await store.append(commitFor(one, 1, { commandId: 'same' }));
    expect((await store.append(commitFor(other, 1, { commandId: 'same' }))).outcome).toBe('appended');
  });

  it('stores and delivers 1 MiB, and refuses one byte more', async () => {
    const topic = unique('topic');
    const store = await openStore(topic);
    const stream = unique('notes/big');
    const events = (size: number) => [{ ...noted(stream, 1, ''), bytes: Buffer.alloc(size, 7) }];
    await expect(store.append(commitFor(stream, 1, { events: events(MAX_COMMIT_BYTES + 1) }))).rejects.toThrow(CommitTooLarge);
    expect(await store.read(stream)).toEqual([]);

    expect((await store.append(commitFor(stream, 1, { events: events(MAX_COMMIT_BYTES) }))).outcome).toBe('appended');
    const seen: Delivered[] = [];
    const subscription = await opened().engine.subscribe({
      group: unique('group'),
      topics: [topic],
      handle: (records) => {
        seen.push(...records);
        return Promise.resolve();
      },
    });
    await opened().engine.whenCaughtUp();
    await subscription.stop();
    expect(seen.map((record) => record.event.bytes.length)).toEqual([MAX_COMMIT_BYTES]);
  });

  it('finds a byte that was changed in a stored commit', async () => {
    const topic = unique('topic');
    const store = await openStore(topic);
    const stream = unique('notes/a');
    for (const version of [1, 2, 3]) await store.append(commitFor(stream, version));
    expect(await store.verify(stream)).toBeUndefined();
    await opened().tamper(topic, stream, 2);
    expect(await store.verify(stream)).toBe(2);
  });
}
