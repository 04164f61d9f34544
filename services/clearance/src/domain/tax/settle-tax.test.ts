import { describe, expect, it } from 'vitest';
import { HOUR, MONDAY_8, officerOf } from '../../../test/builders.ts';
import { BILL_1, pay, review, taxed, taxedCase, theBank, valuesOf } from '../../../test/tax-builders.ts';
import { fenOf } from './money.ts';
import type { Confirming } from './settle-tax.ts';
import { settleTax } from './settle-tax.ts';
import { takeReceipt, taxReceipt } from './tax-receipt.ts';

const DAY = 24 * HOUR;
const atCounter = (legalBasis = 'Customs Law, art. 66', officer = officerOf('customs')): Confirming => ({
  kind: 'officer',
  officer,
  legalBasis,
});
const open = () => taxedCase('LANE_GREEN', taxed('100000.00', '0.00'));

describe('a bill is settled', () => {
  it('by a bank with its receipt, once: the same again changes nothing, another receipt is refused', () => {
    const subject = open();
    expect(pay(subject, '100000.00', { reference: 'R1' })).toEqual(['taxSettled']);
    expect(valuesOf(subject, 'taxSettled')[0]).toMatchObject({
      reference: 'R1',
      issuer: '91430100MA4L000541',
      officer: '',
      lateFee: '0.00',
    });
    expect(pay(subject, '100000.00', { reference: 'R1' })).toEqual([]);
    expect(pay(subject, '100000.00', { reference: 'R1', at: MONDAY_8 + 90 * DAY })).toEqual([]);
    expect(pay(subject, '100000.00', { reference: 'R2' })).toBe('tax-bill-settled');
    expect(pay(subject, '1.00', { reference: 'R1' })).toBe('tax-bill-settled');
  });

  it('by nothing but the exact amount, the late-payment fee with it; the refusal says what it is', () => {
    const subject = open();
    const at = MONDAY_8 + 18 * DAY;
    for (const paid of ['100000.00', '100149.99', '100150.01', '0.00']) {
      const refusal = settleTax(
        subject.state,
        { billNo: BILL_1, how: 'TAX_MEANS_PAYMENT', reference: 'R', paid: fenOf(paid), by: theBank },
        at,
      );
      expect(refusal).toEqual({
        refusal: 'tax-amount-differs',
        detail: { owed: '100150.00', amount: '100000.00', lateFee: '150.00', given: paid },
      });
    }
    expect(pay(subject, '100150.00', { at })).toEqual(['taxSettled']);
    expect(valuesOf(subject, 'taxSettled')[0]).toMatchObject({ amount: '100000.00', lateFee: '150.00' });
  });

  it('at the counter by deposit or letter with a legal basis, of customs at that office, and never by payment', () => {
    const deposit = { how: 'TAX_MEANS_DEPOSIT' } as const;
    const subject = open();
    expect(pay(subject, '100000.00', { by: atCounter() })).toBe('payment-by-bank-only');
    expect(pay(subject, '100000.00', { ...deposit, by: atCounter(' ') })).toBe('legal-basis-missing');
    expect(pay(subject, '100000.00', { ...deposit, by: atCounter('law', officerOf('quarantine')) })).toBe('not-your-authority');
    expect(pay(subject, '100000.00', { ...deposit, by: atCounter('law', officerOf('customs', 'o', ['4908'])) })).toBe('not-your-office');
    expect(pay(subject, '100000.00', { ...deposit, by: atCounter() })).toEqual(['taxSettled']);
    expect(valuesOf(subject, 'taxSettled')[0]).toMatchObject({
      issuer: 'customs',
      officer: 'customs-officer',
      legalBasis: 'Customs Law, art. 66',
    });
  });

  it('not before customs has reviewed: there is no bill yet', () => {
    const subject = taxedCase('LANE_YELLOW', taxed('100.00', '0.00'));
    expect(pay(subject, '100.00')).toBe('no-tax-bill-yet');
    review(subject);
    expect(pay(subject, '100.00', { billNo: '490520181000000001-T09' })).toBe('tax-bill-not-found');
    expect(pay(subject, '100.00', { reference: ' ' })).toBe('receipt-missing');
    expect(pay(subject, '100.00')).toEqual(['taxSettled']);
  });

  it('in no case that was never opened', () => {
    const settlement = { billNo: BILL_1, how: 'TAX_MEANS_PAYMENT', reference: 'R', paid: 1n, by: theBank } as const;
    expect(settleTax({ status: 'NONE' }, settlement, MONDAY_8)).toEqual({ refusal: 'tax-bill-not-found' });
  });
});

describe('a receipt', () => {
  it('is for one bill, for ever', () => {
    const receipt = { issuer: 'BANK', reference: 'R', billNo: BILL_1 };
    const taken = takeReceipt(taxReceipt.initial, receipt, MONDAY_8);
    if ('refusal' in taken) throw new Error(taken.refusal);
    const state = taken.reduce(taxReceipt.evolve, taxReceipt.initial);
    expect(takeReceipt(state, receipt, MONDAY_8)).toEqual([]);
    expect(takeReceipt(state, { ...receipt, billNo: 'other' }, MONDAY_8)).toEqual({ refusal: 'receipt-used', detail: { billNo: BILL_1 } });
  });
});
