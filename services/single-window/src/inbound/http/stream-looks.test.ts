import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLooks } from './stream-looks.ts';

describe('the looks of an open stream', () => {
  const listeners = new Set<() => void>();
  const onStored = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const store = (): void => {
    for (const listener of listeners) listener();
  };
  const signal = new AbortController().signal;

  /** Milliseconds until the next look, when something is stored after `storedAfterMs`. */
  const until = async (next: Promise<void>, storedAfterMs?: number): Promise<number> => {
    const from = performance.now();
    let at: number | undefined;
    void next.then(() => (at = performance.now()));
    for (let ms = 0; at === undefined && ms <= 600; ms++) {
      if (ms === storedAfterMs) store();
      await vi.advanceTimersByTimeAsync(1);
    }
    return (at ?? Infinity) - from;
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    listeners.clear();
  });

  it('come soon after something is stored, else when the poll is due', async () => {
    const looks = startLooks(onStored, 500);
    expect(await until(looks.next(signal))).toBeCloseTo(500, -1);
    expect(await until(looks.next(signal), 200)).toBeCloseTo(200, -1);
    store();
    expect(await until(looks.next(signal))).toBeCloseTo(30, -1);
    looks.end();
    expect(listeners.size).toBe(0);
  });

  it('rest ten times as long as a look took, as long as the poll at most', async () => {
    const looks = startLooks(onStored, 500);
    await until(looks.next(signal), 40);
    await vi.advanceTimersByTimeAsync(20);
    store();
    const rested = await until(looks.next(signal));
    expect(rested).toBeGreaterThanOrEqual(200);
    expect(rested).toBeLessThanOrEqual(220);
    await vi.advanceTimersByTimeAsync(300);
    store();
    expect(await until(looks.next(signal))).toBeCloseTo(500, -1);
  });

  it('end at once when the stream does', async () => {
    const gone = new AbortController();
    const next = startLooks(onStored, 500).next(gone.signal);
    gone.abort();
    expect(await until(next)).toBeLessThanOrEqual(1);
  });
});
