import { SimulatedClock } from '@tongguan/runtime/simulated-clock';

/** 2026-11-25 09:00 in Shanghai. */
export const TEST_NOW = Date.UTC(2026, 10, 25, 1, 0, 0);

/** A clock that a test moves on. What is due on the way runs in order, and is over when the returned promise is. */
export class ManualClock extends SimulatedClock {
  constructor(startAt: number = TEST_NOW) {
    super({ startAt, systemNow: () => Date.now() });
  }

  set(timeMs: number): Promise<void> {
    return this.advanceTo(timeMs);
  }

  advance(ms: number): Promise<void> {
    return this.advanceTo(this.now() + ms);
  }
}
