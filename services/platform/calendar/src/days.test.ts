import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInChina, daysBetween, daysLater, endOfDayInChina, isCalendarDate, isDay, timeInChina, yearInChina } from './days.ts';

describe('the calendar', () => {
  it('begins the year eight hours before UTC does', () => {
    expect(yearInChina(Date.UTC(2018, 11, 31, 15, 59, 59, 999))).toBe(2018);
    expect(yearInChina(Date.UTC(2018, 11, 31, 16, 0, 0, 0))).toBe(2019);
  });
  it('agrees with the platform calendar on every moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2400, 0, 1) }), (at) => {
        const inChina = new Date(at + 8 * 3_600_000);
        expect(yearInChina(at)).toBe(inChina.getUTCFullYear());
        expect(dayInChina(at)).toBe(inChina.toISOString().slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });
  it('counts days over the end of a month and of a leap February, in both directions', () => {
    expect(daysBetween('20180510', '2018-05-27')).toBe(17);
    expect(daysBetween('2020-02-28', '20200301')).toBe(2);
    expect(daysBetween('20200301', '20200228')).toBe(-2);
  });
  it('counts days as the platform does', () => {
    const day = fc.integer({ min: 0, max: 150_000 }).map((days) => days * 86_400_000);
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(daysBetween(dayInChina(from), dayInChina(to))).toBe((to - from) / 86_400_000);
      }),
      { numRuns: 500 },
    );
  });
  it.each(['20180510', '20200229', '20001231'])('knows the day %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });
  it.each(['20190229', '20181301', '20180532', '20180500', '2018-05-10', '', '201805'])('does not know the day "%s"', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
  it('adds days, and ends a day eight hours before UTC does', () => {
    expect(daysLater('2016-02-28', 2)).toBe('2016-03-01');
    expect(daysLater('20180507', 15)).toBe('2018-05-22');
    expect(endOfDayInChina('2018-12-31', 0)).toBe(Date.UTC(2018, 11, 31, 16) - 1);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1949, 0, 1), max: Date.UTC(2200, 0, 1) }), fc.integer({ min: -900, max: 900 }), (at, days) => {
        const day = dayInChina(at);
        expect(daysBetween(day, daysLater(day, days))).toBe(days);
        expect(dayInChina(endOfDayInChina(day, 0))).toBe(day);
        expect(dayInChina(endOfDayInChina(day, 0) + 1)).toBe(daysLater(day, 1));
      }),
    );
  });
  it('tells the time of day, and days as the API writes them', () => {
    expect(timeInChina(Date.UTC(2018, 0, 1, 16, 0, 59))).toBe('00:00:59');
    expect([isDay('2020-02-29'), isDay('2019-02-29'), isDay('20200229')]).toEqual([true, false, false]);
  });
});
