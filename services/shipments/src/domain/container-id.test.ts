import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, containerIdProblem } from './container-id.ts';

describe('a container number', () => {
  it.each(['CSQU3054383', 'MSCU6639870', 'TEMU6079348'])('%s is right', (id) => {
    expect(containerIdProblem(id)).toBeUndefined();
  });

  it('with a wrong check digit is told apart from a wrong shape', () => {
    expect(containerIdProblem('ZIMU1234567')).toBe('check-digit');
    expect(checkDigit('ZIMU1234567')).toBe(9);
    expect(containerIdProblem('csqu3054383')).toBe('shape');
    expect(containerIdProblem('CSQA3054383')).toBe('shape');
    expect(containerIdProblem('CSQU305438')).toBe('shape');
    expect(containerIdProblem('')).toBe('shape');
  });

  it('with any one digit of its serial changed is refused, but for the known gap of remainder 10', () => {
    const serial = fc.stringMatching(/^\d{6}$/);
    fc.assert(
      fc.property(serial, fc.nat(5), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const right = `CSQU${digits}${String(checkDigit(`CSQU${digits}`))}`;
        const changed = String((Number(digits[place]) + shift) % 10);
        const wrong = `CSQU${digits.slice(0, place)}${changed}${digits.slice(place + 1)}${right.slice(-1)}`;
        expect(containerIdProblem(right)).toBeUndefined();
        fc.pre(right.slice(-1) !== '0');
        expect(containerIdProblem(wrong)).toBe('check-digit');
      }),
      { numRuns: 300 },
    );
  });
});
