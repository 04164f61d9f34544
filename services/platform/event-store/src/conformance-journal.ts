import { expect, it } from 'vitest';

import { commitFor, fixedClock, note, noteCodec, notes, type OpenedEngine, unique } from './conformance-kit.ts';
import { createJournal } from './journal.ts';
import type { EventStore } from './port.ts';

/** Deciding and storing through the journal. */
export function journalCases(opened: () => OpenedEngine): void {
  const openStore = () => opened().engine.openStore(unique('topic'));
  const journalOf = (store: EventStore, clock = fixedClock()) => createJournal({ store, codec: noteCodec, clock });
  const by = 'tester';

  it('lands 64 changes of one stream exactly once each, over two journals at once', async () => {
    const store = await openStore();
    const journals = [journalOf(store), journalOf(store)];
    const texts = Array.from({ length: 64 }, (_, at) => `t${at}`);
    await Promise.all(texts.map((text, at) => journals[at % 2]!.change(notes, 'hot', { commandId: text, by }, () => [note(text)])));

    const { state, version } = await journals[0]!.load(notes, 'hot');
    expect(version).toBe(64);
    expect(state.toSorted()).toEqual(texts.toSorted());
    expect(await store.verify('notes/hot')).toBeUndefined();
  });

  it('answers a command whose reply was lost as stored, and stores it once', async () => {
    const store = await openStore();
    let lose = true;
    const lossy: EventStore = {
      ...store,
      append: async (commit) => {
        const result = await store.append(commit);
        if (lose) {
          lose = false;
          throw new Error('connection reset');
        }
        return result;
      },
    };
    const changed = await journalOf(lossy).change(notes, 'a', { commandId: 'c1', by }, () => [note('once')]);
    expect(changed).toMatchObject({ outcome: 'changed', version: 1, state: ['once'], repeated: true });
    expect(await store.read('notes/a')).toHaveLength(1);
  });

  it('answers a repeat as the first time, though the state has moved on', async () => {
    const store = await openStore();
    const first = await journalOf(store).change(notes, 'a', { commandId: 'c1', by }, () => [note('first')]);
    await journalOf(store).change(notes, 'a', { commandId: 'c2', by }, () => [note('second')]);
    const again = await journalOf(store).change(notes, 'a', { commandId: 'c1', by }, (texts) =>
      texts.includes('first') ? { refusal: 'already-noted' } : [note('first')],
    );
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('decides on what another process has stored meanwhile, also for a refusal', async () => {
    const store = await openStore();
    const journal = journalOf(store);
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('one')]);
    await store.append(commitFor('notes/a', 2));
    const wantsTwo = (texts: readonly string[]) => (texts.length < 2 ? { refusal: 'too-few' } : [note('three')]);
    expect(await journal.change(notes, 'a', { commandId: 'c3', by }, wantsTwo)).toMatchObject({ outcome: 'changed', version: 3 });
  });

  it('never lets the time of recording go back within a stream', async () => {
    const store = await openStore();
    let now = 2_000;
    const journal = journalOf(store, { now: () => now, simulated: true });
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('one')]);
    now = 1_000;
    await journal.change(notes, 'a', { commandId: 'c2', by }, () => [note('two')]);
    now = 3_000;
    await journalOf(store, { now: () => 1_500, simulated: true }).change(notes, 'a', { commandId: 'c3', by }, () => [note('three')]);
    expect((await journal.history('notes', 'a')).map(({ recordedAt }) => recordedAt)).toEqual([2_000, 2_000, 2_000]);
  });
}
