import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodBefore, periodOf, periodsBetween } from './periods.ts';

const shanghai = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const moment = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('periods', () => {
  it('are days and months of Asia/Shanghai, whatever the time of the year', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const local = new Date(ms + 8 * 3_600_000).toISOString();
        const day = periodOf('day', ms);
        const month = periodOf('month', ms);
        expect(day).toEqual({
          name: local.slice(0, 10),
          fromMs: shanghai(local.slice(0, 10)),
          beforeMs: shanghai(local.slice(0, 10)) + 86_400_000,
        });
        expect([month.name, month.fromMs]).toEqual([local.slice(0, 7), shanghai(`${local.slice(0, 7)}-01`)]);
        expect(periodOf('month', month.beforeMs - 1).name).toBe(month.name);
        expect(periodOf('month', month.beforeMs).name).not.toBe(month.name);
      }),
    );
  });

  it('have no gap, and stop at a limit', () => {
    const names = periodsBetween('day', shanghai('2028-02-27'), shanghai('2028-03-02') + 1, 10)?.map(({ name }) => name);
    expect(names).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02']);
    expect(periodsBetween('month', shanghai('2025-11-30'), shanghai('2026-01-01'), 3)?.map(({ name }) => name)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
    expect(periodsBetween('month', shanghai('2025-11-30'), shanghai('2026-01-01'), 2)).toBeUndefined();
  });

  it.each([
    ['2026-03-01', '2026-04-01', '2026-02-01'],
    ['2026-01-01', '2026-02-01', '2025-12-01'],
    ['2026-01-01', '2027-01-01', '2025-01-01'],
    ['2026-11-26', '2026-11-27', '2026-11-25'],
    ['2026-03-02', '2026-04-01', '2026-01-31'],
  ])('before %s to %s begin at %s', (from, before, expected) => {
    expect(periodBefore(shanghai(from), shanghai(before))).toEqual({ fromMs: shanghai(expected), beforeMs: shanghai(from) });
  });
});
