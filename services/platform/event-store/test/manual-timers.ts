import type { Timers } from '../src/timers.ts';

/** Timers that stand still until they are moved. */
export interface ManualTimers extends Timers {
  /** Moves the time and ends every wait that is over then. */
  advance(ms: number): void;
  /** Lengths of the waits that are open. */
  readonly waits: readonly number[];
}

export function manualTimers(): ManualTimers {
  let now = 0;
  let open: { readonly until: number; readonly ms: number; readonly end: () => void }[] = [];
  const ticking = new Set<() => void>();
  return {
    now: () => now,
    delay: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wait = { until: now + ms, ms, end: resolve };
        open.push(wait);
        signal?.addEventListener('abort', () => {
          open = open.filter((other) => other !== wait);
          resolve();
        });
      }),
    every: (_ms, tick) => {
      ticking.add(tick);
      return () => void ticking.delete(tick);
    },
    advance: (ms) => {
      now += ms;
      const over = open.filter((wait) => wait.until <= now);
      open = open.filter((wait) => wait.until > now);
      for (const wait of over) wait.end();
      for (const tick of ticking) tick();
    },
    get waits() {
      return open.map(({ ms }) => ms);
    },
  };
}
