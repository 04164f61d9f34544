import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInChina, daysBetween, daysLater, endOfDay } from './calendar.ts';

describe('days in China', () => {
  it('begin at 16:00 UTC of the day before, also at the end of the year', () => {
    expect(dayInChina(Date.UTC(2018, 11, 31, 15, 59, 59))).toBe('2018-12-31');
    expect(dayInChina(Date.UTC(2018, 11, 31, 16))).toBe('2019-01-01');
    expect(endOfDay('2018-12-31')).toBe(Date.UTC(2018, 11, 31, 16));
    expect(daysLater('2016-02-28', 2)).toBe('2016-03-01');
    expect(daysLater('2018-05-07', 15)).toBe('2018-05-22');
    expect(daysBetween('2018-05-22', '2019-01-01')).toBe(224);
  });

  it('are those of the calendar that everybody has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1949, 0, 1), max: Date.UTC(2200, 0, 1) }),
        fc.integer({ min: -900, max: 900 }),
        (atMs, days) => {
          const day = dayInChina(atMs);
          expect(day).toBe(new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10));
          expect(daysBetween(day, daysLater(day, days))).toBe(days);
          expect(dayInChina(endOfDay(day) - 1)).toBe(day);
          expect(dayInChina(endOfDay(day))).toBe(daysLater(day, 1));
        },
      ),
    );
  });
});
