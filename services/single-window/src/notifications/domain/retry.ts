const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Waits after each failed attempt, about 31 hours in all: a night, or the better part of a weekend day, is outlived. */
const DELAYS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 18 * HOUR];
/** A message older than this is not tried again by itself: where a receiver was away, few of its messages come to all their attempts. */
const OLDEST_MS = 72 * HOUR;

export const MOST_ATTEMPTS = DELAYS_MS.length + 1;

/** Wait before the next try after `attempts` failed ones, in milliseconds; undefined: there is none, the message has failed. */
export function nextDelayMs(attempts: number, ageMs: number): number | undefined {
  return ageMs >= OLDEST_MS ? undefined : DELAYS_MS[attempts - 1];
}
