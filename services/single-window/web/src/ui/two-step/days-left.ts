import { shanghaiDay } from '#src/ui/time';

const DAY_MS = 86_400_000;

/** Whole days from today to the day of a moment, both in China: 0 on that day, below zero after it. */
export function daysLeft(until: string, now: number): number {
  const dayOf = (at: string | number) => Date.parse(`${shanghaiDay(at)}T00:00:00Z`);
  return Math.round((dayOf(until) - dayOf(now)) / DAY_MS);
}
