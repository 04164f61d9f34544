import { systemTimers } from '@tongguan/event-store/timers';

/** Tells a listener that something was stored in this process; the returned function ends it. What other processes store is not told. */
export type OnStored = (listener: () => void) => () => void;

export interface Looks {
  /** Resolves when it is time to look again: soon after something was stored here, after `pollMs` at the latest, at once when the signal aborts. */
  next(signal: AbortSignal): Promise<void>;
  end(): void;
}

const LEAST_MS = 30;
/** A look is followed by a rest of so many times what it took: a busy process is not kept busy by those who watch it. */
const REST = 10;

/** The times at which one open stream looks for changes. */
export function startLooks(onStored: OnStored, pollMs: number): Looks {
  let lookedFrom = performance.now();
  let stored = false;
  let wake = new AbortController();
  const stop = onStored(() => {
    stored = true;
    wake.abort();
  });
  return {
    next: async (signal) => {
      const restMs = Math.min(pollMs, Math.max(LEAST_MS, REST * (performance.now() - lookedFrom)));
      await systemTimers.delay(restMs, signal);
      if (!stored && restMs < pollMs) {
        wake = new AbortController();
        await systemTimers.delay(pollMs - restMs, AbortSignal.any([signal, wake.signal]));
      }
      stored = false;
      lookedFrom = performance.now();
    },
    end: stop,
  };
}
