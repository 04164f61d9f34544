const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** 先进区后报关申报期限: days from the entry, in force for entries from `validFromMs` to before `validToMs` (epoch ms). */
export interface EnterFirstLimit {
  readonly days: number;
  readonly validFromMs: number;
  readonly validToMs: number;
}

/**
 * Last moment in which the record is in time: the end of the day in China (UTC+8) so many days after the entry. 0: the table has no
 * limit for that day.
 */
export function lastMomentMs(limits: readonly EnterFirstLimit[], enteredAtMs: number): number {
  const limit = limits.find(({ validFromMs, validToMs }) => validFromMs <= enteredAtMs && enteredAtMs < validToMs);
  if (limit === undefined) return 0;
  const day = Math.floor((enteredAtMs + CHINA_OFFSET_MS) / DAY_MS);
  return (day + limit.days + 1) * DAY_MS - CHINA_OFFSET_MS - 1;
}
