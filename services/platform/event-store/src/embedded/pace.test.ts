import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Callers, createCallers } from '../callers.ts';
import { createPace, type Pace, type Turn } from './pace.ts';

describe('the pace of subscribers', () => {
  let callers: Callers;
  let pace: Pace;
  const turns: string[] = [];
  const given = new Map<string, Turn>();
  const ask = (name: string): void => {
    void pace.turn().then((turn) => {
      turns.push(name);
      given.set(name, turn);
    });
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] });
    callers = createCallers();
    pace = createPace(callers);
    turns.length = 0;
    given.clear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets in together all that ask, and the next ones when these are done', async () => {
    ask('a');
    ask('b');
    await vi.advanceTimersByTimeAsync(0);
    ask('c');
    await vi.advanceTimersByTimeAsync(10);
    expect(turns).toEqual(['a', 'b']);
    given.get('a')?.end();
    given.get('a')?.end();
    await vi.advanceTimersByTimeAsync(10);
    expect(turns).toEqual(['a', 'b']);
    given.get('b')?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(turns).toEqual(['a', 'b', 'c']);
  });

  it('lets nobody wait for a group that waits for something else', async () => {
    ask('slow');
    await vi.advanceTimersByTimeAsync(0);
    ask('quick');
    await vi.advanceTimersByTimeAsync(51);
    expect(turns).toEqual(['slow', 'quick']);
    ask('other');
    given.get('slow')?.end(); // of a round that is over: it ends nobody else's
    await vi.advanceTimersByTimeAsync(1);
    expect(turns).toEqual(['slow', 'quick']);
    given.get('quick')?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(turns).toEqual(['slow', 'quick', 'other']);
  });

  it('gives small batches and pauses while callers wait, and goes on at once when they are gone', async () => {
    const leave = callers.enter();
    ask('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(given.get('a')?.atMost).toBe(64);
    await vi.advanceTimersByTimeAsync(10);
    given.get('a')?.end();
    ask('b');
    await vi.advanceTimersByTimeAsync(60);
    expect(turns).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(15);
    expect(turns).toEqual(['a', 'b']);

    await vi.advanceTimersByTimeAsync(40);
    given.get('b')?.end();
    ask('c');
    leave();
    await vi.advanceTimersByTimeAsync(10);
    expect(turns).toEqual(['a', 'b', 'c']);
    given.get('c')?.end();
    ask('d');
    await vi.advanceTimersByTimeAsync(0);
    expect(given.get('d')?.atMost).toBe(512);
  });

  it('pauses for 400 ms at most, so that nothing starves', async () => {
    callers.enter();
    for (const name of ['a', 'b', 'c']) {
      ask(name);
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(turns).toEqual(['a', 'b', 'c']);
  });
});
