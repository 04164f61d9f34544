import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { memoryStore } from '../test/memory-store.ts';
import { manualTimers } from '../test/manual-timers.ts';
import { commitFor, fixedClock, note, noteCodec, notes, until } from './conformance-kit.ts';
import { createJournal, TooManyConflicts } from './journal.ts';
import { CommitTooLarge, type EventStore } from './port.ts';
import { contextOf } from './trace-context.ts';

const by = 'tester';
const journalOf = (store: EventStore) => createJournal({ store, codec: noteCodec, clock: fixedClock() });

describe('a journal', () => {
  it('decides on a kept state without reading the stream again', async () => {
    const store = memoryStore();
    const journal = journalOf(store);
    for (const text of ['one', 'two', 'three']) await journal.change(notes, 'a', { commandId: text, by }, () => [note(text)]);
    expect(store.asked).toEqual({ append: 3, read: 1, findCommand: 0 });
    expect(await journal.load(notes, 'a')).toEqual({ state: ['one', 'two', 'three'], version: 3 });
  });

  it('names events after stream, version and place, and types after their fact', async () => {
    const store = memoryStore();
    await journalOf(store).change(notes, 'a', { commandId: 'c', by, cause: 'other@1.0' }, () => [note('one'), note('two')]);
    const [commit] = await store.read('notes/a');
    expect(commit).toMatchObject({ version: 1, commandId: 'c', by, cause: 'other@1.0', recordedAt: 1_700_000_000_000 });
    expect(commit!.events.map(({ id, type }) => [id, type])).toEqual([
      ['notes/a@1.0', 'noted'],
      ['notes/a@1.1', 'noted'],
    ]);
  });

  it('decides again when another writer was first', async () => {
    const store = memoryStore();
    const journal = journalOf(store);
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('mine')]);
    await store.append(commitFor('notes/a', 2));
    const seen: number[] = [];
    const changed = await journal.change(notes, 'a', { commandId: 'c2', by }, (texts, version) => {
      seen.push(version);
      return [note(`after ${texts.length}`)];
    });
    expect(seen).toEqual([1, 2]);
    expect(changed).toMatchObject({ outcome: 'changed', version: 3, state: ['mine', 'notes/a 2', 'after 2'] });
  });

  it('answers a refusal, and an empty decision, only after a look at newer commits', async () => {
    const store = memoryStore();
    const journal = journalOf(store);
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('one')]);
    await store.append(commitFor('notes/a', 2));
    const refused = await journal.change(notes, 'a', { commandId: 'c2', by }, () => ({ refusal: 'never' }));
    expect(refused).toEqual({ outcome: 'refused', refusal: { refusal: 'never' }, version: 2, state: ['one', 'notes/a 2'] });
    await store.append(commitFor('notes/a', 3));
    const nothing = await journal.change(notes, 'a', { commandId: 'c3', by }, () => []);
    expect(nothing).toMatchObject({ outcome: 'changed', version: 3, events: [], repeated: false });
  });

  it('gives up after a hundred losses', async () => {
    const store: EventStore = { ...memoryStore(), append: () => Promise.resolve({ outcome: 'conflict' }) };
    let decided = 0;
    const change = journalOf(store).change(notes, 'a', { commandId: 'c', by }, () => [note(`${++decided}`)]);
    await expect(change).rejects.toThrow(TooManyConflicts);
    expect(decided).toBe(100);
  });

  it('asks again with the same command when the fate of an append is unknown, and then tells', async () => {
    const timers = manualTimers();
    const commands: string[] = [];
    const store: EventStore = {
      ...memoryStore(),
      append: (commit) => {
        commands.push(commit.commandId);
        return Promise.reject(new Error('unreachable'));
      },
    };
    const journal = createJournal({ store, codec: noteCodec, clock: fixedClock(), timers });
    const outcome = expect(journal.change(notes, 'a', { commandId: 'c', by }, () => [note('one')])).rejects.toThrow('unreachable');
    for (const wait of [50, 250]) {
      await until(() => timers.waits.includes(wait));
      timers.advance(wait);
    }
    await outcome;
    expect(commands).toEqual(['c', 'c', 'c', 'c']);
  });

  it('does not ask again for what is too large, and takes the next change', async () => {
    const inner = memoryStore();
    const store: EventStore = {
      ...inner,
      append: (commit) => (commit.commandId === 'big' ? Promise.reject(new CommitTooLarge(commit.stream, 2 ** 21)) : inner.append(commit)),
    };
    const journal = journalOf(store);
    const big = expect(journal.change(notes, 'a', { commandId: 'big', by }, () => [note('big')])).rejects.toThrow('at most 1048576');
    const small = journal.change(notes, 'a', { commandId: 'small', by }, () => [note('small')]);
    await big;
    expect(await small).toMatchObject({ version: 1, state: ['small'] });
  });

  it('keeps two views of one stream apart', async () => {
    const store = memoryStore();
    const journal = journalOf(store);
    const count = { category: 'notes', initial: 0, evolve: (sum: number) => sum + 1 };
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('one')]);
    expect(await journal.load(count, 'a')).toEqual({ state: 1, version: 1 });
    expect(await journal.load(notes, 'a')).toEqual({ state: ['one'], version: 1 });
  });

  it('tells its observer of commits, conflicts and decisions', async () => {
    const store = memoryStore();
    const told: string[] = [];
    const observer = {
      committed: (topic: string, events: number) => void told.push(`committed ${topic} ${events}`),
      conflicted: (topic: string) => void told.push(`conflicted ${topic}`),
      decided: (_topic: string, seconds: number) => void told.push(seconds >= 0 ? 'decided' : 'wrong'),
    };
    const journal = createJournal({ store, codec: noteCodec, clock: fixedClock(), observer });
    await journal.load(notes, 'a');
    await journal.change(notes, 'a', { commandId: 'c1', by }, () => [note('one'), note('two')]);
    await store.append(commitFor('notes/a', 2));
    await journal.change(notes, 'a', { commandId: 'c2', by }, () => [note('three')]);
    expect(told).toEqual(['decided', 'committed notes 2', 'decided', 'conflicted notes', 'decided', 'committed notes 1']);
  });

  describe('within a trace', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    it('stores the trace context of the decision', async () => {
      const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
      const store = memoryStore();
      const span = trace.wrapSpanContext(trace.getSpanContext(contextOf(traceparent))!);
      const active = vi.spyOn(context, 'active').mockReturnValue(trace.setSpan(ROOT_CONTEXT, span));
      await journalOf(store).change(notes, 'a', { commandId: 'c1', by }, () => [note('one')]);
      active.mockReturnValue(ROOT_CONTEXT);
      await journalOf(store).change(notes, 'a', { commandId: 'c2', by }, () => [note('two')]);
      expect((await store.read('notes/a')).map((commit) => commit.traceparent)).toEqual([traceparent, undefined]);
    });
  });
});
