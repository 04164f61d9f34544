import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZERO, formatQuantity, parseQuantity } from './quantity.ts';

describe('a quantity', () => {
  it.each(['0', '0.00000', '-1', '+1', '1e3', '.5', '1.', '1.123456', '123456789012345', '', ' 1', '１', 'NaN'])('is not %j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it('is written with five places', () => {
    expect(formatQuantity(parseQuantity('007.5')!)).toBe('7.50000');
    expect(formatQuantity(parseQuantity('99999999999999.99999')!)).toBe('99999999999999.99999');
  });

  it('adds up exactly where floats do not, to sums far above one quantity', () => {
    expect(formatQuantity(parseQuantity('0.1')!.plus(parseQuantity('0.2')!))).toBe('0.30000');
    const units = fc.array(fc.bigInt(1n, 9_999_999_999_999_999_999n), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(units, (parts) => {
        const sum = parts.reduce((total, part) => total.plus(parseQuantity(text(part))!), ZERO);
        expect(formatQuantity(sum)).toBe(text(parts.reduce((total, part) => total + part, 0n)));
      }),
      { numRuns: 100 },
    );
  });
});

function text(hundredThousandths: bigint): string {
  const digits = String(hundredThousandths).padStart(6, '0');
  return `${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
