import { daysBetween, isCalendarDate } from '@tongguan/calendar/days';
import type { Header } from '../content.ts';

/** Which day's rates apply, and why. */
export interface LawDay {
  /** yyyy-mm-dd in China. */
  readonly day: string;
  readonly basis: 'acceptance' | 'entry';
}

/** Some Wednesday. */
const A_WEDNESDAY = '2000-01-05';

/**
 * 适用税率、汇率之日 (domain.md §1.7 [M]): the day on which the declaration is accepted; of an import declared in advance (提前申报) the
 * day on which its conveyance enters: as it did, once that is known (`enteredDay`), until then as declared. Days are yyyy-mm-dd.
 */
export function lawDayOf({ direction, movementDate }: Header, acceptedDay: string, enteredDay = ''): LawDay {
  const declared = isCalendarDate(movementDate) ? dashed(movementDate) : '';
  const entry = enteredDay === '' ? declared : enteredDay;
  return direction === 'I' && entry > acceptedDay ? { day: entry, basis: 'entry' } : { day: acceptedDay, basis: 'acceptance' };
}

/**
 * Day whose published rates a month uses as its customs exchange rate (计征汇率): the third Wednesday of the month before (domain.md
 * §1.7 [M]). Public holidays, which move it on by a week, are not known here.
 */
export function exchangeRateDay(day: string): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 2;
  const two = (value: number): string => String(value).padStart(2, '0');
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((months % 12) + 1)}`;
  const sinceWednesday = daysBetween(A_WEDNESDAY, `${month}-01`) % 7;
  const toWednesday = (7 - sinceWednesday) % 7;
  return `${month}-${two(1 + toWednesday + 14)}`;
}

/** yyyymmdd to yyyy-mm-dd. */
const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
