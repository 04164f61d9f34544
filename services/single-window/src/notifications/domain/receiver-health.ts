/** How a receiver did lately, kept while a process sends: a receiver that is away is asked with one message now and then, not with all. */
export interface Health {
  /** Failures one after the other. */
  readonly streak: number;
  /** Nothing is sent before, epoch milliseconds. */
  readonly untilMs: number;
}

/** Messages under way at once to one receiver. */
const SIDE_BY_SIDE = 4;
const FAILURES_BORNE = 3;
const LONGEST_MS = 60_000;

export const healthy: Health = { streak: 0, untilMs: 0 };

export function healthAfter(before: Health, receiver: 'well' | 'refuses' | 'unreachable' | undefined, now: number): Health {
  if (receiver === undefined) return before;
  if (receiver !== 'unreachable') return healthy;
  const streak = before.streak + 1;
  const waitMs = streak < FAILURES_BORNE ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (streak - FAILURES_BORNE));
  return { streak, untilMs: now + waitMs };
}

/** How many more messages may be sent to a receiver now, while so many are under way. */
export function roomFor({ streak, untilMs }: Health, underWay: number, now: number): number {
  if (streak < FAILURES_BORNE) return Math.max(0, SIDE_BY_SIDE - underWay);
  return now < untilMs || underWay > 0 ? 0 : 1;
}
