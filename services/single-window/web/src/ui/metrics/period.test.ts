import { describe, expect, it } from 'vitest';
import { daysOf } from './period.ts';

describe('days of a period', () => {
  it.each([
    ['last-30-days', '2026-11-27', { from: '2026-10-29', before: '2026-11-28' }],
    ['this-month', '2026-11-30', { from: '2026-11-01', before: '2026-12-01' }],
    ['last-month', '2026-01-15', { from: '2025-12-01', before: '2026-01-01' }],
    ['last-12-months', '2026-02-28', { from: '2025-03-01', before: '2026-03-01' }],
  ] as const)('%s on %s', (period, today, expected) => {
    expect(daysOf(period, today, '', '')).toEqual(expected);
  });

  it('takes the last day of a custom one with it, and what is no day for open', () => {
    expect(daysOf('custom', '2026-11-27', '2026-02-01', '2026-02-28')).toEqual({ from: '2026-02-01', before: '2026-03-01' });
    expect(daysOf('custom', '2026-11-27', '2026-02-30', 'yesterday')).toEqual({ from: '', before: '' });
  });
});
