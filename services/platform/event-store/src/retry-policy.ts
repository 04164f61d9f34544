/** How a runner treats a record that could not be handled. */
export interface RetryPolicy {
  /** Waits between the tries of one record, while its stream waits and other streams go on; after the last it is parked. */
  readonly delaysMs: readonly number[];
  /** First wait before a parked stream is tried again by itself; it doubles each time up to `parkedMaxMs`. */
  readonly parkedFirstMs: number;
  readonly parkedMaxMs: number;
  /** How often the runner looks for parked streams that are due (or were released in another process). */
  readonly parkedPollMs: number;
  /** A claim on a parked stream, renewed while it is worked on; after a crash others wait so long. */
  readonly parkedLeaseMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  delaysMs: [50, 250, 1_000, 3_000],
  parkedFirstMs: 5_000,
  parkedMaxMs: 600_000,
  parkedPollMs: 1_000,
  parkedLeaseMs: 60_000,
};

/** Wait before the next try of a stream that was tried `attempts` times in all. */
export function parkedDelayMs(policy: RetryPolicy, attempts: number): number {
  const retries = Math.max(0, attempts - policy.delaysMs.length - 1);
  return Math.min(policy.parkedMaxMs, policy.parkedFirstMs * 2 ** Math.min(retries, 30));
}
