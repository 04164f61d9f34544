import { dayInChina, endOfDayInChina } from '@tongguan/calendar/days';

/** 先进区后报关申报期限: days from the entry, in force for entries from `validFromMs` to before `validToMs` (epoch ms). */
export interface EnterFirstLimit {
  readonly days: number;
  readonly validFromMs: number;
  readonly validToMs: number;
}

/**
 * Last moment in which the record is in time: the end of the day in China so many days after the entry. 0: the table has no
 * limit for that day.
 */
export function lastMomentMs(limits: readonly EnterFirstLimit[], enteredAtMs: number): number {
  const limit = limits.find(({ validFromMs, validToMs }) => validFromMs <= enteredAtMs && enteredAtMs < validToMs);
  return limit === undefined ? 0 : endOfDayInChina(dayInChina(enteredAtMs), limit.days);
}
