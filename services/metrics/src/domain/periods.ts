const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Shanghai is UTC+8 without daylight saving time since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

export const grains = ['day', 'month'] as const;
export type Grain = (typeof grains)[number];

/** A day or month of Asia/Shanghai, half open, epoch ms. */
export interface Period {
  /** `2026-11-25` or `2026-11` */
  readonly name: string;
  readonly fromMs: number;
  readonly beforeMs: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Days since 1970-01-01 of a date of the Gregorian calendar; months count from 1, and may be more than 12. */
function dayNumber(year: number, month: number, day: number): number {
  const [y, m] = [year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  // years begin in March here, so that the leap day is their last
  const shifted = m <= 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

const startOfDay = (days: number): number => days * DAY_MS - OFFSET_MS;
const daysOf = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS);

/** The day or month (Asia/Shanghai) that a moment is in, epoch ms. */
export function periodOf(grain: Grain, ms: number): Period {
  const days = daysOf(ms);
  const { year, month, day } = dateOf(days);
  if (grain === 'day')
    return { name: `${String(year)}-${two(month)}-${two(day)}`, fromMs: startOfDay(days), beforeMs: startOfDay(days + 1) };
  return {
    name: `${String(year)}-${two(month)}`,
    fromMs: startOfDay(dayNumber(year, month, 1)),
    beforeMs: startOfDay(dayNumber(year, month + 1, 1)),
  };
}

/** Every day or month from that of the first moment to that of the last, epoch ms; undefined when they are more than `most`. */
export function periodsBetween(grain: Grain, firstMs: number, lastMs: number, most: number): readonly Period[] | undefined {
  const periods: Period[] = [];
  for (let period = periodOf(grain, firstMs); period.fromMs <= lastMs; period = periodOf(grain, period.beforeMs)) {
    if (periods.length === most) return undefined;
    periods.push(period);
  }
  return periods;
}

/**
 * The period to compare `[fromMs, beforeMs)` with (环比): as many months before where it is whole months, else as long a time
 * before it. Epoch ms.
 */
export function periodBefore(fromMs: number, beforeMs: number): { readonly fromMs: number; readonly beforeMs: number } {
  const first = periodOf('month', fromMs);
  const last = periodOf('month', beforeMs);
  if (first.fromMs !== fromMs || last.fromMs !== beforeMs) return { fromMs: 2 * fromMs - beforeMs, beforeMs: fromMs };
  const [from, before] = [dateOf(daysOf(fromMs)), dateOf(daysOf(beforeMs))];
  const months = (before.year - from.year) * 12 + before.month - from.month;
  // counted back from a month of the far past, as a month number must not be below 1
  const back = from.year * 12 + from.month - 1 - months;
  return { fromMs: startOfDay(dayNumber(Math.floor(back / 12), (back % 12) + 1, 1)), beforeMs: fromMs };
}
