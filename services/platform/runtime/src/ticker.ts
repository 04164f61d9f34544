import type { Clock } from '@tongguan/event-store/clock';
import type { Logger } from './logging.ts';

/** Work that comes again and again, e.g. to find what is overdue and issue an idempotent command for it. */
export interface Tick {
  readonly name: string;
  readonly everyMs: number;
  /** `now` is the clock's time, epoch milliseconds. A throw is logged; the next tick comes all the same. */
  readonly run: (now: number) => Promise<void>;
}

export interface Ticker {
  /** No tick starts any more; resolves when the one in hand is over. */
  stop(): Promise<void>;
}

export interface Tickers {
  every(tick: Tick): Ticker;
  stop(): Promise<void>;
}

/** A clock that decides by itself when ticks are due. */
export interface DrivingClock extends Clock {
  drive(tick: Tick): Ticker;
}

function drives(clock: Clock): clock is DrivingClock {
  return 'drive' in clock;
}

/** Tickers that follow the clock: system time by timers, a driving clock by its own jumps. */
export function createTickers(options: { clock: Clock; log: Logger }): Tickers {
  const { clock, log } = options;
  const running = new Set<Ticker>();
  return {
    every(tick) {
      const safe: Tick = {
        ...tick,
        run: async (now) => {
          try {
            await tick.run(now);
          } catch (error) {
            log.error({ ticker: tick.name, error }, 'ticker-failed');
          }
        },
      };
      const inner = drives(clock) ? clock.drive(safe) : startTimer(safe, clock);
      const ticker: Ticker = {
        async stop() {
          running.delete(ticker);
          await inner.stop();
        },
      };
      running.add(ticker);
      return ticker;
    },
    async stop() {
      await Promise.all([...running].map((ticker) => ticker.stop()));
    },
  };
}

/** A longer one would fire at once (the delay is a signed 32-bit number); a tick that comes too early is harmless. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Ticks by timers of the system; the next one is armed when the last is over, so they never overlap. */
export function startTimer(tick: Tick, clock: Clock): Ticker {
  let stopped = false;
  let inHand = Promise.resolve();
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    timer = setTimeout(
      () => {
        inHand = tick.run(clock.now()).finally(() => {
          if (!stopped) arm();
        });
      },
      Math.min(tick.everyMs, LONGEST_TIMER_MS),
    );
  };
  arm();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await inHand;
    },
  };
}
