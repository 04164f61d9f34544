import { ListTaxBillsRequest, TaxServiceService } from '@tongguan/contracts/clearance/v1/tax';
import type { SettleTaxRequest } from '@tongguan/contracts/clearance/v1/tax';
import { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { Principal } from '@tongguan/auth/principal';
import {
  administrator,
  bank,
  BANK,
  BROKER_A,
  CARRIER,
  carrier,
  customsOfficer,
  IMPORTER_D,
  operatorA,
  operatorB,
  operatorD,
  quarantineOfficer,
  tokenFor,
} from '@tongguan/testing/principals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from './builders.ts';
import { World, refusalOf } from './clearance-world.ts';

/** By this seed no version of D8 and D9 is drawn: the lane is what the rules say. */
const SEED = { CLEARANCE_DRAW_SEED: 'demo-seed-2018-04-25', CLEARANCE_OVERDUE_EVERY_MS: String(HOUR) };
const duty = (yuan: string): DutySummary =>
  DutySummary.fromPartial({ payable: yuan, secured: '0.00', payableByTax: { 'import-vat': yuan } });
const importer = (yuan: string) => ({
  traderCompany: IMPORTER_D,
  traderName: '示例进口贸易有限公司',
  filedByCompany: BROKER_A,
  duty: duty(yuan),
});

let world: World;
beforeEach(async () => {
  world = await World.start(SEED);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function accepted(id: string, yuan: string, overrides: object = {}): Promise<string> {
  await world.accept(id, { ...importer(yuan), ...overrides });
  await world.caughtUp();
  return `${(await world.all.case(id)).declarationNo}-T01`;
}
const call = async (who: Principal) => ({ token: await tokenFor(who) });
const client = () => world.host.grpc.client('clearance', TaxServiceService);
const bills = async (who: Principal, filter: Partial<ListTaxBillsRequest> = {}) =>
  (await client().listTaxBills(ListTaxBillsRequest.fromPartial(filter), await call(who))).rows;
const settle = async (who: Principal, billNo: string, paid: string, rest: Partial<SettleTaxRequest> = {}) =>
  client().settleTax({ billNo, how: 'TAX_MEANS_PAYMENT', reference: 'R1', paid, legalBasis: '', ...rest }, await call(who));

describe('a tax bill of an import', () => {
  it('is there with the review, is confirmed by the bank, and that releases what has arrived', async () => {
    const billNo = await accepted('D8', '1300.00');
    await world.arrive('BILL/D8');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'OPEN', holds: ['tax'], taxBills: [{ total: '1300.00', status: 'OPEN' }] });
    expect(await bills(bank)).toMatchObject([
      {
        bill: { billNo, payerCompany: IMPORTER_D, payerName: '示例进口贸易有限公司' },
        total: '1300.00',
        lateFee: '0.00',
        declarationId: '',
      },
    ]);
    expect(await settle(bank, billNo, '1300.00')).toMatchObject({ billNo, repeated: false, caseStatus: '', holds: [] });
    expect((await world.all.case('D8')).status).toBe('RELEASED');
    await world.caughtUp();
    expect(await bills(bank)).toEqual([]);
    expect(await bills(bank, { state: 'settled' })).toMatchObject([{ reference: 'R1', how: 'TAX_MEANS_PAYMENT', status: 'SETTLED' }]);
    const facts = await world.facts('case', 'D8');
    expect(facts.slice(-2)).toEqual(['taxSettled', 'caseReleased']);
    expect(await world.facts('tax-receipt', `${BANK}|R1`)).toEqual(['taxReceiptTaken']);
  });

  it('is confirmed once by twenty clicks at once, and the same again says so', async () => {
    const billNo = await accepted('D8', '1300.00');
    const answers = await Promise.all(Array.from({ length: 20 }, () => settle(bank, billNo, '1300.00')));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await settle(bank, billNo, '1300.00')).toMatchObject({ repeated: true });
    expect((await world.facts('case', 'D8')).filter((name) => name === 'taxSettled')).toHaveLength(1);
    expect((await refusalOf(settle(bank, billNo, '1300.00', { reference: 'R2' }))).code).toBe('tax-bill-settled');
  });

  it('takes no receipt that another bill has used, also after a restart; of two that race for one, one gets it', async () => {
    const [first, second] = [await accepted('D8', '10.00'), await accepted('D9', '10.00')];
    const raced = await Promise.allSettled([settle(bank, first, '10.00'), settle(bank, second, '10.00')]);
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = raced[0].status === 'rejected' ? first : second;
    await world.restart();
    expect(await refusalOf(settle(bank, loser, '10.00'))).toMatchObject({ code: 'receipt-used', kind: 'conflict' });
    expect((await settle(bank, loser, '10.00', { reference: 'R2' })).repeated).toBe(false);
  });

  it('waits in the queue of customs, not of others, until it is settled; a rebuild shows the same', async () => {
    const billNo = await accepted('D8', '1300.00', { oversize: true, transportMode: '4' });
    const row = async () => (await world.officer.queue({ waitsFor: ['tax'] }))[0];
    expect(await row()).toMatchObject({ caseId: 'D8', waitsFor: 'tax', waitsReason: billNo, dueAtMs: 0, overdue: false });
    expect(await world.officer.queue({ actionableOnly: true })).toEqual([]);
    expect((await world.officer.counts()).waitsFor).toContainEqual({ key: 'tax', count: 1 });
    const shown = await world.all.queue();
    await world.rebuild('clearance.queue');
    expect(await world.all.queue()).toEqual(shown);
    await world.host.clock.advance(16 * 24 * HOUR);
    expect((await world.officer.stuck()).find(({ waitsFor }) => waitsFor === 'tax')).toMatchObject({ total: 1, rows: [{ caseId: 'D8' }] });
    expect(await bills(bank, { state: 'overdue' })).toMatchObject([{ overdue: true, lateFee: '0.00' }]);
    await settle(bank, billNo, '1300.00');
    await world.caughtUp();
    expect(await row()).toBeUndefined();
  });

  it('is settled by the table for a company with a general guarantee', async () => {
    await world.accept('D8', { duty: duty('1300.00'), traderCompany: CARRIER });
    await world.arrive('BILL/D8');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({
      status: 'RELEASED',
      taxBills: [{ how: 'TAX_MEANS_GENERAL_GUARANTEE', status: 'SETTLED' }],
    });
    expect(await bills(bank)).toEqual([]);
  });

  it('is told of where there is none yet, and what does not fit is refused with what would', async () => {
    const billNo = await accepted('D8', '200000.00', {
      goods: [{ itemNo: 1, hsCode: '0803900000', originCountry: 'ECU' }],
      transportMode: '2',
    });
    const { holds, declarationNo } = await world.all.case('D8');
    expect(holds).toContain('authority:customs');
    expect((await refusalOf(settle(bank, declarationNo, '1.00'))).code).toBe('no-tax-bill-yet');
    expect(await bills(bank)).toEqual([]);
    await world.officer.claim('D8');
    await world.officer.decide('D8', 'DECISION_KIND_CLEAR');
    await world.host.clock.advance(20 * 24 * HOUR);
    expect(await refusalOf(settle(bank, billNo, '200000.00'))).toMatchObject({
      ...{ code: 'tax-amount-differs', detail: { owed: '200500.00', amount: '200000.00', lateFee: '500.00', given: '200000.00' } },
    });
    expect((await refusalOf(settle(bank, 'no-such', '1.00'))).code).toBe('tax-bill-not-found');
    expect((await refusalOf(settle(bank, billNo, '1,00'))).code).toBe('amount-malformed');
    expect((await refusalOf(settle(bank, billNo, '1.00', { reference: 'a b' }))).code).toBe('receipt-malformed');
    expect((await settle(bank, billNo, '200500.00')).repeated).toBe(false);
  });
});

describe('who sees and confirms', () => {
  it('the payer and its broker see their own; nobody else a foreign one; no trader confirms', async () => {
    const billNo = await accepted('D8', '1300.00');
    for (const who of [operatorD, operatorA, administrator, customsOfficer, bank]) expect(await bills(who)).toHaveLength(1);
    expect(await bills(operatorB)).toEqual([]);
    expect(await bills({ ...customsOfficer, offices: ['4908'] })).toEqual([]);
    expect((await refusalOf(bills(quarantineOfficer))).code).toBe('not-your-authority');
    for (const who of [carrier]) expect((await refusalOf(bills(who))).kind).toBe('forbidden');
    for (const who of [operatorD, operatorA, administrator])
      expect((await refusalOf(settle(who, billNo, '1300.00'))).kind).toBe('forbidden');
  });

  it('a bank does not see what another bank has confirmed', async () => {
    const billNo = await accepted('D8', '1300.00');
    await settle(bank, billNo, '1300.00');
    await world.caughtUp();
    const other: Principal = { ...bank, subject: 'bank-2', company: '91430100MA4L00062U' };
    expect(await bills(other, { state: 'settled' })).toEqual([]);
    expect(await bills(operatorD, { state: 'settled' })).toHaveLength(1);
  });

  it('customs takes a letter at the counter with its legal basis, and the case shows who', async () => {
    const billNo = await accepted('D8', '1300.00');
    const letter = { how: 'TAX_MEANS_GUARANTEE_LETTER', reference: 'LG-1' } as const;
    expect((await refusalOf(settle(customsOfficer, billNo, '1300.00', letter))).code).toBe('legal-basis-missing');
    expect((await refusalOf(settle(customsOfficer, billNo, '1300.00', { legalBasis: 'law' }))).code).toBe('payment-by-bank-only');
    expect(await settle(customsOfficer, billNo, '1300.00', { ...letter, legalBasis: 'law' })).toMatchObject({
      caseStatus: 'OPEN',
      holds: ['arrival'],
    });
    const seen = (file: Awaited<ReturnType<typeof world.all.case>>) => file.facts.find(({ fact }) => fact === 'TAX_PAID');
    expect(seen(await world.officer.case('D8'))).toMatchObject({ officer: 'customs-officer', legalBasis: 'law' });
    expect(seen(await world.as(operatorA).case('D8'))).toMatchObject({ officer: '' });
  });
});

describe('another amount', () => {
  it('by an amendment that touches nothing else, and by rates of another day: another bill, and a refund when it is less', async () => {
    const billNo = await accepted('D8', '100.00');
    await settle(bank, billNo, '100.00');
    await world.amend('D8', 2, importer('130.00'), false);
    await world.caughtUp();
    expect((await world.all.case('D8')).taxBills.map(({ bill, status }) => [bill?.amount, status])).toEqual([
      ...[
        ['100.00', 'SETTLED'],
        ['30.00', 'OPEN'],
      ],
    ]);
    await world.reassess('D8', duty('90.00'));
    await world.reassess('D8', duty('90.00'));
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({
      taxRefund: '10.00',
      holds: ['arrival'],
      taxBills: [{ status: 'SETTLED' }, { status: 'VOID' }],
    });
    expect((await world.facts('case', 'D8')).filter((name) => name === 'taxRefundDue')).toHaveLength(1);
  });

  it('a withdrawal makes an open bill void for everybody', async () => {
    await accepted('D8', '100.00');
    await world.withdraw('D8');
    await world.caughtUp();
    expect(await bills(bank)).toEqual([]);
    expect(await bills(operatorD, { state: 'void' })).toHaveLength(1);
    expect(await world.all.queue({ waitsFor: ['tax'] })).toEqual([]);
  });
});
