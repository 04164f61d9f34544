const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Asia/Shanghai, UTC+8, no daylight saving time. */
const SHANGHAI_MS = 8 * HOUR_MS;

/** Working spans of a day in hours of Asia/Shanghai, in order, e.g. before and after lunch. */
export type Hours = readonly (readonly [from: number, to: number])[];

export const OFFICE: Hours = [
  [8.5, 12],
  [13.5, 17.5],
];
/** The airport and the railway yard work in shifts around the clock, with a gap at each change. */
export const SHIFTS: Hours = [
  [0, 7.75],
  [8, 15.75],
  [16, 23.75],
];

/** Midnight in Shanghai at or before a moment. */
export function startOfDay(ms: number): number {
  return Math.floor((ms + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
}

/** The moment itself when somebody is at work then, else the next time that work starts. */
export function whenAtWork(ms: number, hours: Hours): number {
  for (let day = startOfDay(ms); ; day += DAY_MS) {
    for (const [from, to] of hours) {
      if (ms < day + to * HOUR_MS) return Math.max(ms, day + from * HOUR_MS);
    }
  }
}
