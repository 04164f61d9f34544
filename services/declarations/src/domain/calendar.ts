const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Calendar year in Asia/Shanghai of a moment (epoch milliseconds UTC). China has kept UTC+8 without summer time since
 * 1991, so plain arithmetic does: the domain reads no clock and no time zone data.
 */
export function yearInChina(atMs: number): number {
  // days to civil date, H. Hinnant, "chrono-compatible low-level date algorithms"; years begin in March there
  const days = Math.floor((atMs + CHINA_OFFSET_MS) / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const afterDecember = dayOfYear >= 306 ? 1 : 0;
  return yearOfEra + era * 400 + afterDecember;
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
