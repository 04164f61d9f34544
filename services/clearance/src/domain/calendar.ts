const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Days in China (UTC+8, no summer time), yyyy-mm-dd, by plain arithmetic: the domain reads no clock and no time zone data. After
 * H. Hinnant, "chrono-compatible low-level date algorithms": years begin in March there, and day 0 is 1970-01-01.
 */
function textOf(dayNumber: number): string {
  const days = dayNumber + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function numberOf(day: string): number {
  const [years = 0, month = 1, date = 1] = day.split('-').map(Number);
  const year = month <= 2 ? years - 1 : years;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Day in China of a moment, epoch ms. */
export const dayInChina = (atMs: number): string => textOf(Math.floor((atMs + CHINA_MS) / DAY_MS));

/** A day so many days later. */
export const daysLater = (day: string, days: number): string => textOf(numberOf(day) + days);

/** Days from one day to another; below zero when the other is earlier. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** First moment after a day in China, epoch ms. */
export const endOfDay = (day: string): number => (numberOf(day) + 1) * DAY_MS - CHINA_MS;
