const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Day in Asia/Shanghai of a moment (epoch milliseconds UTC). China has kept UTC+8 without summer time since 1991, so plain
 * arithmetic does: a domain reads no clock and no time zone data.
 */
function civilDayInChina(atMs: number): { readonly year: number; readonly month: number; readonly day: number } {
  // days to civil date, H. Hinnant, "chrono-compatible low-level date algorithms"; years begin in March there
  const days = Math.floor((atMs + CHINA_OFFSET_MS) / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const afterDecember = dayOfYear >= 306 ? 1 : 0;
  return {
    year: yearOfEra + era * 400 + afterDecember,
    month: monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Calendar year in Asia/Shanghai of a moment (epoch milliseconds UTC). */
export function yearInChina(atMs: number): number {
  return civilDayInChina(atMs).year;
}

/** Day in Asia/Shanghai of a moment (epoch milliseconds UTC), yyyy-mm-dd. */
export function dayInChina(atMs: number): string {
  const { year, month, day } = civilDayInChina(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Time of day in Asia/Shanghai of a moment (epoch milliseconds UTC), hh:mm:ss. */
export function timeInChina(atMs: number): string {
  const seconds = Math.floor(((((atMs + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** Whether a text is a day that exists, written yyyymmdd as customs messages do. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** Whether a text is a day that exists, written yyyy-mm-dd as the API does. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.replaceAll('-', ''));

/** Day so many days after a day (below zero: before), which is yyyymmdd or yyyy-mm-dd and exists; yyyy-mm-dd. */
export const daysLater = (day: string, days: number): string => dayInChina(endOfDayInChina(day, days));

/** Days from one day to another, both yyyymmdd or yyyy-mm-dd and existing; below zero when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Last millisecond in China of the day so many days after a day, which is yyyymmdd or yyyy-mm-dd and exists; epoch milliseconds. */
export function endOfDayInChina(day: string, later: number): number {
  return (dayNumber(day) - dayNumber('19700101') + later + 1) * DAY_MS - CHINA_OFFSET_MS - 1;
}

/** Days since a fixed one, by the same algorithms as above. */
function dayNumber(text: string): number {
  const digits = text.replaceAll('-', '');
  const month = Number(digits.slice(4, 6));
  const year = Number(digits.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(digits.slice(6)) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}
