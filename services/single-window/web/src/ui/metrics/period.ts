export const PERIODS = ['last-30-days', 'this-month', 'last-month', 'last-12-months', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** Days of Asia/Shanghai (`2026-11-25`), half open as the API takes them; an empty one is open. */
export interface Days {
  readonly from: string;
  readonly before: string;
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The first of the month that is so many months after that of a day. */
function monthStart(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The days of a period as of today; `from` and `to` (both inclusive) are those of the custom one. What is no day is open. */
export function daysOf(period: Period, today: string, from: string, to: string): Days {
  const before = addDays(today, 1);
  switch (period) {
    case 'last-30-days':
      return { from: addDays(today, -29), before };
    case 'this-month':
      return { from: monthStart(today, 0), before };
    case 'last-month':
      return { from: monthStart(today, -1), before: monthStart(today, 0) };
    case 'last-12-months':
      return { from: monthStart(today, -11), before };
    case 'custom':
      return { from: isDay(from) ? from : '', before: isDay(to) ? addDays(to, 1) : '' };
  }
}

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
