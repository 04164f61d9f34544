import { describe, expect, it } from 'vitest';
import { hoursToMs, progressOf, targetOf } from './target.ts';

const hours = (ms: number): string => (ms / 3_600_000).toFixed(2);

describe('the target of one third less', () => {
  it.each([
    ['97.39', '64.93', '42.50', '169'],
    ['12.29', '8.19', '4.77', '184'],
  ])(
    'from a baseline of %s h is %s h, and %s h is %s %% of the way (domain.md section 9, example 1)',
    (baseline, target, actual, percent) => {
      const baselineMs = hoursToMs(baseline)!;
      expect(hours(targetOf(baselineMs))).toBe(target);
      expect((progressOf(baselineMs, hoursToMs(actual)!) * 100).toFixed(0)).toBe(percent);
    },
  );

  it('can be missed by the mean and met by the median (example 2)', () => {
    const baselineMs = hoursToMs('97.39')!;
    expect(progressOf(baselineMs, hoursToMs('100')!)).toBeLessThan(0);
    expect(progressOf(baselineMs, hoursToMs('30')!)).toBeGreaterThan(1);
  });

  it('reads decimal hours as whole milliseconds, and nothing else', () => {
    expect(hoursToMs('97.39')).toBe(350_604_000);
    expect(hoursToMs('0.00001')).toBe(36);
    for (const wrong of ['', '-1', '1,5', '1.123456', '1e3', 'abc']) expect(hoursToMs(wrong)).toBeUndefined();
  });
});
