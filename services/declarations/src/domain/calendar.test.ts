import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate, yearInChina } from './calendar.ts';

describe('the calendar of the domain', () => {
  it('begins the year eight hours before UTC does', () => {
    expect(yearInChina(Date.UTC(2018, 11, 31, 15, 59, 59, 999))).toBe(2018);
    expect(yearInChina(Date.UTC(2018, 11, 31, 16, 0, 0, 0))).toBe(2019);
  });
  it('agrees with the platform calendar on every moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2400, 0, 1) }), (at) => {
        expect(yearInChina(at)).toBe(new Date(at + 8 * 3_600_000).getUTCFullYear());
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
});
