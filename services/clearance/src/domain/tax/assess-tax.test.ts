import { describe, expect, it } from 'vitest';
import { HOUR, MONDAY_8, officerOf, opened } from '../../../test/builders.ts';
import { BILL_1, BILL_2, GUARANTEED, pay, review, RULES, taxed, taxedCase, valuesOf } from '../../../test/tax-builders.ts';
import { amendCase } from '../amend-case.ts';
import { holdsOf } from '../case.ts';
import { claim } from '../claim.ts';
import { decideCase } from '../decide-case.ts';
import { recordArrival } from '../record-arrival.ts';
import { withdrawCase } from '../withdraw-case.ts';
import { reassessTax } from './reassess-tax.ts';

const DAY = 24 * HOUR;
const arrive = (subject: ReturnType<typeof taxedCase>) => subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));

describe('tax as a hold of the case', () => {
  it('is billed with the review, in the same commit, and keeps the goods until it is paid', () => {
    const subject = taxedCase('LANE_YELLOW', taxed('100.00', '20.50'));
    arrive(subject);
    expect(holdsOf(subject.open)).toEqual(['authority:customs', 'tax']);
    expect(review(subject)).toEqual(['reviewDone', 'authorityCleared', 'taxAssessed']);
    expect(valuesOf(subject, 'taxAssessed').map(({ bill }) => bill)).toEqual([
      expect.objectContaining({
        ...{ billNo: BILL_1, amount: '120.50', byTax: { 'import-duty': '100.00', 'import-vat': '20.50' }, kind: 'TAX_BILL_KIND_FIRST' },
        ...{ issuedDay: '2018-05-07', dueDay: '2018-05-22', lateRatePerDay: '0.0005', demand: 'TAX_DEMAND_PAY' },
      }),
    ]);
    expect(holdsOf(subject.open)).toEqual(['tax']);
    expect(pay(subject, '120.50')).toEqual(['taxSettled', 'caseReleased']);
  });

  it('GREEN is billed at the opening; paid before the arrival, the arrival releases', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    expect(holdsOf(subject.open)).toEqual(['arrival', 'tax']);
    expect(pay(subject, '100.00')).toEqual(['taxSettled']);
    expect(arrive(subject)).toEqual(['cargoArrived', 'caseReleased']);
  });

  it.each([
    ['nothing payable', taxed('0.00', '0.00')],
    ['nothing known', taxed('', '', { payableByTax: {} })],
  ])('%s: no bill and no hold', (_name, tax) => {
    const subject = taxedCase('LANE_GREEN', tax);
    expect(arrive(subject)).toEqual(['cargoArrived', 'caseReleased']);
    expect(valuesOf(subject, 'taxAssessed')).toEqual([]);
  });

  it('a case from before there was tax is released as ever', () => {
    const subject = taxedCase('LANE_GREEN', taxed('1.00', ''), { tax: undefined });
    expect(arrive(subject)).toEqual(['cargoArrived', 'caseReleased']);
  });

  it('what is known is billed where not all is, and the bill says so', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '', { payable: '', gaps: 2, payableByTax: { 'import-duty': '100.00' } }));
    expect(valuesOf(subject, 'taxAssessed')[0]?.bill).toMatchObject({ amount: '100.00', gaps: 2 });
  });

  it('a general guarantee settles at the assessment, by rule', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00', { payerCompany: GUARANTEED }));
    expect(subject.events.map(({ fact }) => fact?.$case)).toEqual([
      'caseOpened',
      'reviewDone',
      'authorityCleared',
      'taxAssessed',
      'taxSettled',
    ]);
    expect(valuesOf(subject, 'taxSettled')).toEqual([
      expect.objectContaining({ how: 'TAX_MEANS_GENERAL_GUARANTEE', reference: 'GG-1', amount: '100.00', lateFee: '0.00' }),
    ]);
    expect(arrive(subject)).toEqual(['cargoArrived', 'caseReleased']);
  });

  it('what is to be secured has a bill of its own, without a late fee, and is not paid', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00', { secured: '70.00' }));
    expect(valuesOf(subject, 'taxAssessed').map(({ bill }) => [bill?.billNo, bill?.demand, bill?.amount, bill?.lateRatePerDay])).toEqual([
      [BILL_1, 'TAX_DEMAND_PAY', '100.00', '0.0005'],
      [BILL_2, 'TAX_DEMAND_SECURE', '70.00', ''],
    ]);
    expect(pay(subject, '70.00', { billNo: BILL_2 })).toBe('tax-to-be-secured');
    expect(pay(subject, '70.00', { billNo: BILL_2, how: 'TAX_MEANS_DEPOSIT', at: MONDAY_8 + 90 * DAY })).toEqual(['taxSettled']);
    expect(holdsOf(subject.open)).toEqual(['arrival', 'tax']);
  });
});

describe('another amount', () => {
  const reassessed = (subject: ReturnType<typeof taxedCase>, tax: ReturnType<typeof taxed>, at = MONDAY_8 + DAY) =>
    subject.take(reassessTax(subject.state, tax, 'duty-reassessed', at, RULES));

  it('before the review only changes what will be billed', () => {
    const subject = taxedCase('LANE_YELLOW', taxed('100.00', '0.00'));
    expect(reassessed(subject, taxed('130.00', '0.00'))).toEqual(['taxReassessed']);
    review(subject);
    expect(valuesOf(subject, 'taxAssessed').map(({ bill }) => bill?.amount)).toEqual(['130.00']);
  });

  it('more: a second bill for the difference; each keeps the goods', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '20.00'));
    pay(subject, '120.00');
    expect(reassessed(subject, taxed('90.00', '50.00'))).toEqual(['taxReassessed', 'taxAssessed']);
    expect(valuesOf(subject, 'taxAssessed')[1]?.bill).toMatchObject({
      ...{
        billNo: BILL_2,
        amount: '20.00',
        byTax: { 'import-duty': '-10.00', 'import-vat': '30.00' },
        kind: 'TAX_BILL_KIND_SUPPLEMENTARY',
      },
      dueDay: '2018-05-23',
    });
    arrive(subject);
    expect(holdsOf(subject.open)).toEqual(['tax']);
    expect(pay(subject, '20.00', { billNo: BILL_2 })).toEqual(['taxSettled', 'caseReleased']);
  });

  it('less than an open bill: it is void, and what is left keeps its due day', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    expect(reassessed(subject, taxed('60.00', '0.00'))).toEqual(['taxReassessed', 'taxBillVoided', 'taxAssessed']);
    expect(valuesOf(subject, 'taxAssessed')[1]?.bill).toMatchObject({
      amount: '60.00',
      dueDay: '2018-05-22',
      kind: 'TAX_BILL_KIND_REPLACEMENT',
    });
    expect(pay(subject, '100.00')).toBe('tax-bill-void');
    expect(pay(subject, '60.00', { billNo: BILL_2 })).toEqual(['taxSettled']);
  });

  it('nothing any more: the open bill is void, and an arrived case is released by that', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    arrive(subject);
    expect(reassessed(subject, taxed('0.00', '0.00'))).toEqual(['taxReassessed', 'taxBillVoided', 'caseReleased']);
  });

  it('less than was paid: a refund is due, once, and a later rise is reckoned against what is left', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    pay(subject, '100.00');
    expect(reassessed(subject, taxed('70.00', '0.00'))).toEqual(['taxReassessed', 'taxRefundDue']);
    expect(valuesOf(subject, 'taxRefundDue')[0]).toMatchObject({ amount: '30.00', byTax: { 'import-duty': '30.00' }, why: 'reassessed' });
    expect(reassessed(subject, taxed('70.00', '0.00'))).toEqual([]);
    expect(reassessed(subject, taxed('75.00', '0.00'))).toEqual(['taxReassessed', 'taxAssessed']);
    expect(valuesOf(subject, 'taxAssessed')[1]?.bill?.amount).toBe('5.00');
  });

  it('after the release more is billed, and it takes no second release', () => {
    const subject = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    arrive(subject);
    pay(subject, '100.00');
    expect(reassessed(subject, taxed('110.00', '0.00'))).toEqual(['taxReassessed', 'taxAssessed']);
    expect(subject.open.status).toBe('RELEASED');
    expect(holdsOf(subject.open)).toEqual([]);
    expect(pay(subject, '10.00', { billNo: BILL_2 })).toEqual(['taxSettled']);
  });

  it('an amendment that screens anew waits for the new review with its difference, the first bill stands', () => {
    const subject = taxedCase('LANE_YELLOW', taxed('100.00', '0.00'));
    review(subject);
    const judged = opened({ lane: 'LANE_YELLOW', grossWeightKg: '5.00000', tax: taxed('150.00', '0.00') });
    expect(subject.take(amendCase(subject.state, { amendment: 1, judged }, MONDAY_8 + HOUR, RULES))).toEqual(['caseAmended']);
    expect(pay(subject, '100.00')).toEqual(['taxSettled']);
    expect(review(subject, MONDAY_8 + 2 * HOUR)).toEqual(['reviewDone', 'authorityCleared', 'taxAssessed']);
    expect(valuesOf(subject, 'taxAssessed')[1]?.bill?.amount).toBe('50.00');
  });

  it('a withdrawn, lapsed or refused case: open bills are void, what was paid is to be given back', () => {
    const open = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    expect(open.take(withdrawCase(open.state, MONDAY_8))).toEqual(['caseWithdrawn', 'taxBillVoided']);
    const paid = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    pay(paid, '100.00');
    const officer = officerOf('customs');
    paid.take(claim(paid.state, officer, HOUR, MONDAY_8));
    const refuse = decideCase(paid.state, officer, { kind: 'refuse', legalBasis: 'law', reason: '' }, MONDAY_8, RULES);
    expect(paid.take(refuse)).toEqual(['authorityRefused', 'taxRefundDue']);
    expect(pay(open, '100.00')).toBe('tax-bill-void');
    const lapsed = taxedCase('LANE_GREEN', taxed('100.00', '0.00'));
    pay(lapsed, '100.00');
    expect(lapsed.take(withdrawCase(lapsed.state, MONDAY_8, true))).toEqual(['caseWithdrawn', 'taxRefundDue']);
    expect(valuesOf(lapsed, 'taxRefundDue')[0]).toMatchObject({ amount: '100.00', why: 'case-ended' });
  });
});
