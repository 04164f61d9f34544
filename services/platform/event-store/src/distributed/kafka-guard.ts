import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests: () => void;
}

let guarded = false;

/**
 * kafkajs 2.2.4 arms a timer with a negative time whenever a request queue is idle, which fires each millisecond for
 * ever: 2 % of a core per client, and a TimeoutNegativeWarning. A queue without requests and throttle needs no timer.
 */
export function guardRequestQueue(): void {
  if (guarded) return;
  guarded = true;
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests;
  if (typeof schedule !== 'function') throw new Error('kafkajs has changed: its request queue cannot be guarded');
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length === 0 && this.throttledUntil <= Date.now()) return;
    schedule.call(this);
  };
}
