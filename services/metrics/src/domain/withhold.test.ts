import { describe, expect, it } from 'vitest';
import { tooSmall } from './withhold.ts';

describe('groups that are too small for the public', () => {
  it.each([
    ['none when all are large enough', [3, 4, 9], []],
    ['the small one and the next, as the total would give it away', [1, 4, 9], [0, 1]],
    ['several small ones that hide each other', [2, 9, 2], [0, 2]],
    ['two that are still too few together take a third', [1, 1, 9, 5], [0, 1, 3]],
    ['one without a case is not small', [0, 3, 3], []],
    ['the only one', [2], [0]],
  ])('%s', (_name, cases, expected) => {
    expect([...tooSmall(cases, 3)].sort()).toEqual(expected);
  });

  it('are none for those who see all', () => {
    expect(tooSmall([1, 2, 3], 0).size).toBe(0);
  });
});
