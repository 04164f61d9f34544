/** Waiting, passed in so that tests need no real time. Apart from {@link Clock}: a simulated clock must not stretch a back-off. */
export interface Timers {
  /** Real epoch milliseconds: for due times of retries only, never for what is recorded. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  delay(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `tick` each `ms` until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  delay: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    timer.unref();
    return () => {
      clearInterval(timer);
    };
  },
};

/** Milliseconds to the next multiple of `everyMs`: what waits for the same beat asks together, and one answer serves all. */
export const untilBeat = (nowMs: number, everyMs: number): number => everyMs - (nowMs % everyMs);
