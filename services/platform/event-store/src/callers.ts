/** Those who wait for an answer of this process now: the embedded engine's subscribers, which share its thread, go after them. */
export interface Callers {
  /** Somebody waits from now on; the returned function ends that, once. */
  enter(): () => void;
  /** True while somebody waits, and a little longer, as whoever was answered may ask again. */
  readonly busy: boolean;
}

const LINGER_MS = 3;

/** `now` gives monotonic milliseconds. */
export function createCallers(now: () => number = () => performance.now()): Callers {
  let waiting = 0;
  let leftAt = -Infinity;
  return {
    enter: () => {
      waiting += 1;
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        waiting -= 1;
        leftAt = now();
      };
    },
    get busy() {
      return waiting > 0 || now() - leftAt < LINGER_MS;
    },
  };
}
