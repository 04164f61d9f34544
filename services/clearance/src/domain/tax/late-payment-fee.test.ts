import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '@tongguan/calendar/days';
import { latePaymentFee } from './late-payment-fee.ts';
import { byTaxOf, fenOf, minus, plus, textOf, totalOf, yuanOf } from './money.ts';

const bill = (yuan: string, least = '50') => ({ fen: fenOf(yuan), dueDay: '2018-05-22', ratePerDay: '0.0005', leastFen: fenOf(least) });

describe('the late-payment fee', () => {
  it.each([
    ['on the due day nothing', '1000000.00', '50', '2018-05-22', '0.00'],
    ['before it nothing', '1000000.00', '50', '2018-05-01', '0.00'],
    ['the day after, one day', '1000000.00', '50', '2018-05-23', '500.00'],
    ['three days (0.05 % a day)', '1000000.00', '50', '2018-05-25', '1500.00'],
    ['over the end of a month and of a year', '1000000.00', '50', '2019-01-01', '112000.00'],
    ['half a fen goes up (55.5 fen)', '1110.00', '0', '2018-05-23', '0.56'],
    ['less than half a fen goes down (55.45 fen)', '1109.00', '0', '2018-05-23', '0.55'],
    ['below the least nothing', '99999.99', '50.01', '2018-05-23', '0.00'],
    ['at the least it is levied', '100000.00', '50', '2018-05-23', '50.00'],
  ])('%s', (_name, yuan, least, day, fee) => {
    expect(yuanOf(latePaymentFee(bill(yuan, least), day))).toBe(fee);
  });

  it('is nothing where the bill has no rate', () => {
    expect(latePaymentFee({ ...bill('1000.00'), ratePerDay: '' }, '2030-01-01')).toBe(0n);
  });

  it('never falls from one day to the next, and grows with the amount', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), fc.integer({ min: 0, max: 900 }), (fen, days) => {
        const one = { ...bill('1.00'), fen };
        const day = daysLater('2018-05-22', days);
        expect(latePaymentFee(one, daysLater(day, 1)) >= latePaymentFee(one, day)).toBe(true);
        expect(latePaymentFee({ ...one, fen: fen + 1n }, day) >= latePaymentFee(one, day)).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  it('is read and written exactly, and what is none is a fault', () => {
    expect(['', '0', '1', '1.5', '1234567890123.45', '-3.05'].map((text) => yuanOf(fenOf(text)))).toEqual([
      ...['0.00', '0.00', '1.00', '1.50', '1234567890123.45', '-3.05'],
    ]);
    for (const bad of ['1.234', '1,5', 'x', '1.', '.5', '1e3']) expect(() => fenOf(bad)).toThrow(/no amount of yuan/);
  });
  it('adds and takes away by tax, and nothing is left out of the total', () => {
    const amounts = fc.dictionary(
      fc.constantFrom('duty', 'vat', 'fee'),
      fc.integer({ min: 0, max: 10 ** 9 }).map((fen) => yuanOf(BigInt(fen))),
    );
    fc.assert(
      fc.property(amounts, amounts, (left, right) => {
        const [a, b] = [byTaxOf(left), byTaxOf(right)];
        expect(totalOf(minus(plus(a, b), b))).toBe(totalOf(a));
        expect(byTaxOf(textOf(minus(a, b)))).toEqual(minus(a, b));
      }),
    );
  });
});
