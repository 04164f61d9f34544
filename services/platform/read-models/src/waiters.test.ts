import { expect, it, onTestFinished, vi } from 'vitest';
import { Waiters } from './waiters.ts';

it('wakes all who wait for the document that was put, and nobody else', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const waiters = new Waiters();
  const woken: string[] = [];
  for (const [who, id] of [
    ['first', 'a'],
    ['second', 'a'],
    ['other', 'b'],
  ] as const) {
    void waiters.next(id, 1000).then(() => woken.push(who));
  }
  waiters.wake(['a', 'nobody']);
  await vi.advanceTimersByTimeAsync(0);
  expect(woken).toEqual(['first', 'second']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(woken).toEqual(['first', 'second', 'other']);
  expect(vi.getTimerCount()).toBe(0);
});
