import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const HOUR = 3_600_000;
const target = 64.93 * HOUR;

describe('what mean and median say of the target', () => {
  it.each([
    // domain.md section 9, example 2
    [100, 30, 'mean-misses'],
    [42.5, 40, 'met'],
    [64.93, 64.93, 'met'],
    [70, 65, 'missed'],
    [60, 65, 'median-misses'],
  ] as const)('a mean of %d h and a median of %d h: %s', (mean, median, expected) => {
    expect(verdictOf(mean * HOUR, median * HOUR, target)).toBe(expected);
  });

  it('is none without a case', () => {
    expect(verdictOf(null, null, target)).toBe('none');
  });
});
