import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';
import { sumOf } from './money.ts';

const fen = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('apportioning a charge', () => {
  it.each([
    ['by value', 100n, [1n, 2n, 1n], [25n, 50n, 25n]],
    ['the odd fen to the largest remainder', 100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    ['of equal remainders to the earlier ones', 5n, [3n, 3n, 3n], [2n, 2n, 1n]],
    ['nothing', 0n, [5n, 7n], [0n, 0n]],
    ['goods without a price count alike', 7n, [0n, 0n], [4n, 3n]],
    ['no goods, no shares', 7n, [], []],
  ])('%s', (_name, amount, weights, shares) => {
    expect(apportion(amount, weights)).toEqual(shares);
  });

  it('loses and makes no fen, and no share is a fen away from the exact one', () => {
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 50 }), (amount, weights) => {
        const shares = apportion(amount, weights);
        expect(sumOf(shares)).toBe(amount);
        const whole = sumOf(weights);
        if (whole === 0n) return;
        for (const [place, share] of shares.entries()) {
          const floor = (amount * (weights[place] ?? 0n)) / whole;
          expect(share === floor || share === floor + 1n).toBe(true);
        }
      }),
    );
  });

  it('gives more to none that weighs less', () => {
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 2, maxLength: 20 }), (amount, weights) => {
        const sorted = [...weights].sort((one, other) => (one > other ? -1 : one < other ? 1 : 0));
        const shares = apportion(amount, sorted);
        for (let place = 1; place < shares.length; place++) expect((shares[place] ?? 0n) <= (shares[place - 1] ?? 0n)).toBe(true);
      }),
    );
  });
});
