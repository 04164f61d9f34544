import { startTimer } from './ticker.ts';
import type { DrivingClock, Tick, Ticker } from './ticker.ts';

interface Driven {
  readonly tick: Tick;
  dueAt: number;
  timer?: Ticker;
}

export interface SimulatedClockOptions {
  /** Epoch milliseconds to start from. */
  readonly startAt: number;
  /** While simulated, ticks come no closer than this, so that long jumps stay cheap. Default: as often as they ask for. */
  readonly finestTickMs?: number;
  /** The time that the clock follows once it becomes real. */
  readonly systemNow: () => number;
}

/**
 * A clock that stands still until it is told to go on, and then runs what is due on the way, in order. It never goes back.
 * Once it becomes real it follows the system's time for good.
 */
export class SimulatedClock implements DrivingClock {
  readonly #options: SimulatedClockOptions;
  readonly #driven = new Set<Driven>();
  #now: number;
  #real = false;
  #advancing: Promise<void> | undefined;

  constructor(options: SimulatedClockOptions) {
    this.#options = options;
    this.#now = options.startAt;
  }

  get simulated(): boolean {
    return !this.#real;
  }

  now(): number {
    if (this.#real) this.#now = Math.max(this.#now, this.#options.systemNow());
    return this.#now;
  }

  /**
   * Goes on to `timeMs`, running every tick that is due on the way at its own time, one after the other. A time that is past changes
   * nothing. Calls queue up. Nothing happens once the clock is real.
   */
  async advanceTo(timeMs: number): Promise<void> {
    while (this.#advancing !== undefined) await this.#advancing;
    if (this.#real) return;
    this.#advancing = this.#run(timeMs).finally(() => {
      this.#advancing = undefined;
    });
    await this.#advancing;
  }

  /** From now on `simulated` is false, the system's time holds, and ticks come by timers. */
  becomeReal(): void {
    if (this.#real) return;
    this.#real = true;
    for (const driven of this.#driven) driven.timer = startTimer(driven.tick, this);
  }

  drive(tick: Tick): Ticker {
    const driven: Driven = { tick, dueAt: this.#now + this.#stepOf(tick) };
    if (this.#real) driven.timer = startTimer(tick, this);
    this.#driven.add(driven);
    return {
      stop: async () => {
        this.#driven.delete(driven);
        await driven.timer?.stop();
      },
    };
  }

  #stepOf(tick: Tick): number {
    return Math.max(tick.everyMs, this.#options.finestTickMs ?? 1);
  }

  async #run(timeMs: number): Promise<void> {
    for (let next = this.#nextDue(timeMs); next !== undefined && !this.#real; next = this.#nextDue(timeMs)) {
      this.#now = Math.max(this.#now, next.dueAt);
      next.dueAt += this.#stepOf(next.tick);
      await next.tick.run(this.#now);
    }
    this.#now = Math.max(this.#now, timeMs);
  }

  /** The earliest tick due by `timeMs`; of several at the same time, the one that was set up first. */
  #nextDue(timeMs: number): Driven | undefined {
    let earliest: Driven | undefined;
    for (const driven of this.#driven) {
      if (driven.dueAt <= timeMs && (earliest === undefined || driven.dueAt < earliest.dueAt)) earliest = driven;
    }
    return earliest;
  }
}
