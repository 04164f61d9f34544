import { systemClock } from '@tongguan/event-store/clock';
import { ManualClock } from '@tongguan/testing/manual-clock';
import { eventually } from '@tongguan/testing/eventually';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logging.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { createTickers } from './ticker.ts';

const silent = createLogger({ service: 'tests', level: 'silent' });

function setUp(startAt = 0, finestTickMs = 1) {
  const clock = new SimulatedClock({ startAt, finestTickMs, systemNow: () => Date.now() });
  const tickers = createTickers({ clock, log: silent });
  const seen: string[] = [];
  const every = (name: string, everyMs: number) =>
    tickers.every({
      name,
      everyMs,
      run: async (now) => {
        await Promise.resolve();
        seen.push(`${name}@${now}`);
      },
    });
  return { clock, tickers, seen, every };
}

describe('a simulated clock', () => {
  it('runs what is due on the way, in order of time, each at its own time', async () => {
    const { clock, seen, every } = setUp();
    every('slow', 30);
    every('fast', 20);
    await clock.advanceTo(65);
    expect(seen).toEqual(['fast@20', 'slow@30', 'fast@40', 'slow@60', 'fast@60']);
    expect(clock.now()).toBe(65);
    expect(clock.simulated).toBe(true);
  });

  it('waits for a tick before it goes on', async () => {
    const { clock, tickers } = setUp();
    const times: number[] = [];
    tickers.every({
      name: 'lasting',
      everyMs: 10,
      run: async () => {
        times.push(clock.now());
        for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
        times.push(clock.now());
      },
    });
    await clock.advanceTo(25);
    expect(times).toEqual([10, 10, 20, 20]);
  });

  it('never goes back, and takes jumps one after the other', async () => {
    const { clock, seen, every } = setUp(100);
    every('tick', 10);
    const jumps = [clock.advanceTo(120), clock.advanceTo(110), clock.advanceTo(140)];
    await Promise.all(jumps);
    expect(seen).toEqual(['tick@110', 'tick@120', 'tick@130', 'tick@140']);
    expect(clock.now()).toBe(140);
  });

  it('moves at once when nothing is due', () => {
    const clock = new ManualClock(1_000);
    void clock.advance(5);
    expect(clock.now()).toBe(1_005);
  });

  it('ticks no finer than it is told, so that long jumps stay cheap', async () => {
    const { clock, seen, every } = setUp(0, 60_000);
    every('fine', 100);
    await clock.advanceTo(180_000);
    expect(seen).toEqual(['fine@60000', 'fine@120000', 'fine@180000']);
  });

  it('goes on after a tick that failed', async () => {
    const { clock, tickers, seen, every } = setUp();
    tickers.every({ name: 'broken', everyMs: 10, run: () => Promise.reject(new Error('broken')) });
    every('sound', 10);
    await clock.advanceTo(20);
    expect(seen).toEqual(['sound@10', 'sound@20']);
  });

  it('runs nothing any more for a ticker that is stopped', async () => {
    const { clock, seen, every } = setUp();
    const ticker = every('once', 10);
    await clock.advanceTo(10);
    await ticker.stop();
    await clock.advanceTo(50);
    expect(seen).toEqual(['once@10']);
  });

  it('follows the system once it has become real, with ticks by timers', async () => {
    const { clock, tickers, seen, every } = setUp();
    every('tick', 5);
    clock.becomeReal();
    expect(clock.simulated).toBe(false);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
    await eventually(() => seen.length >= 2);
    await tickers.stop();
    const before = clock.now();
    await clock.advanceTo(before + 1_000_000);
    expect(clock.now()).toBeLessThan(before + 1_000_000);
  });
});

describe('tickers on system time', () => {
  it('never overlap, and stop after the one in hand', async () => {
    const tickers = createTickers({ clock: systemClock, log: silent });
    let running = 0;
    let most = 0;
    let done = 0;
    tickers.every({
      name: 'lasting',
      everyMs: 1,
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
        running -= 1;
        done += 1;
      },
    });
    await eventually(() => running === 1 && done >= 2);
    await tickers.stop();
    expect(running).toBe(0);
    expect(most).toBe(1);
  });
});
