import { describe, expect, it } from 'vitest';
import { ACCOUNT, KEEPER, NOW, after, keeper, opened } from '../../../test/builders.ts';
import { noAccount } from '../account.ts';
import { billState } from './bill-state.ts';
import { declareByMs } from './entered-bill.ts';
import type { EnteredBill, WarehousesEvent } from './entered-bill.ts';
import { enteredBill } from './evolve-entered-bill.ts';
import { declareRecord, releaseRecord } from './follow-record.ts';
import { lastMomentMs } from './limits.ts';
import { markRecordOverdue } from './mark-overdue.ts';
import { MAX_BILL_LINES, receiveGoods } from './receive-goods.ts';
import type { OverdueBill, ReceiveGoods } from './receive-goods.ts';
import { voidReceipt } from './void-receipt.ts';

const DAY_MS = 86_400_000;
const account = after(opened);
const limits = [{ days: 14, validFromMs: Date.UTC(2013, 8, 30, 16), validToMs: Infinity }];
const line = { hsCode: '8471300000', name: '笔记本电脑', quantity: '5', unit: '001' };

const aReceipt = (changes: Partial<ReceiveGoods> = {}): ReceiveGoods => ({
  ...{ actor: keeper, billNo: 'B1', receiptNo: 'R1', enteredAtMs: NOW, vehicle: '', lines: [line], source: 'test', sample: false },
  ...changes,
});
type Decision = readonly WarehousesEvent[] | { readonly refusal: string };
type Step = (bill: EnteredBill) => Decision;
const receive =
  (changes: Partial<ReceiveGoods> = {}, overdue: readonly OverdueBill[] = [], now = NOW): Step =>
  (bill) =>
    receiveGoods(bill, aReceipt(changes), { account, limits, overdue, now });
const cancel =
  (receiptNo: string, reason = '数量登记错误', actor: ReceiveGoods['actor'] = keeper): Step =>
  (bill) =>
    voidReceipt(bill, { actor, receiptNo, reason, source: 'test' }, account, NOW);
const told = { occurredAtMs: NOW, source: 'test' };
const declare =
  (quantity: string, declarationVersion = 1): Step =>
  (bill) => {
    const record = { accountNo: ACCOUNT, billNo: 'B1', declarationId: 'd', declarationNo: 'n', declarationVersion, listType: '2' };
    return declareRecord(bill, { ...record, declaredAtMs: NOW, companies: [], sample: false, goods: [{ ...line, quantity }] }, told);
  };
const release: Step = (bill) => releaseRecord(bill, { accountNo: ACCOUNT, billNo: 'B1', declarationId: 'd' }, told);
const tick =
  (now: number): Step =>
  (bill) =>
    markRecordOverdue(bill, now);

function bill(...steps: readonly Step[]): EnteredBill {
  return steps.reduce((state, step) => {
    const decision = step(state);
    if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
    return decision.reduce(enteredBill.evolve, state);
  }, enteredBill.initial);
}
const outcome = (decision: Decision) => ('refusal' in decision ? decision.refusal : decision.map(({ fact }) => fact?.$case));

describe('a receipt of goods that enter first', () => {
  it('is stored once; its number is not used again for anything else', () => {
    const one = bill(receive());
    expect(one).toMatchObject({ accountNo: ACCOUNT, billNo: 'B1', keeperCompany: KEEPER, customsOffice: '4905' });
    expect(outcome(receive({ lines: [{ ...line, quantity: '5.00' }] })(one))).toEqual([]);
    for (const changes of [{ lines: [{ ...line, quantity: '6' }] }, { enteredAtMs: NOW - 1 }, { vehicle: '湘A1' }])
      expect(outcome(receive(changes)(one))).toBe('receipt-exists');
    const both = bill(receive(), receive({ receiptNo: 'R2' }));
    expect(both.receipts.map(({ receiptNo }) => receiptNo)).toEqual(['R1', 'R2']);
    expect(outcome(cancel('R1')(both))).toEqual(['receiptVoided']);
    expect(outcome(receive()(bill(receive(), cancel('R1'))))).toBe('receipt-void');
  });

  it('is refused with every fault at once, each with its place and what to do', () => {
    const wrong = { ...line, hsCode: '84', name: ' ', quantity: '0', unit: 'kg' };
    const faulty = aReceipt({ billNo: 'b 1', receiptNo: '', vehicle: 'x'.repeat(33), lines: [line, wrong], enteredAtMs: NOW + 6 * 60_000 });
    const decision = receiveGoods(enteredBill.initial, faulty, { account, limits, overdue: [], now: NOW });
    const faults = 'refusal' in decision && decision.refusal === 'invalid-command' ? decision.faults : [];
    expect(faults.map(({ path }) => path)).toEqual([
      ...['/billNo', '/receiptNo', '/vehicle', '/lines/1/hsCode', '/lines/1/name', '/lines/1/quantity', '/lines/1/unit', '/enteredAt'],
    ]);
    for (const { message, hint } of faults) expect([message.zh, message.en, hint.zh, hint.en]).not.toContain('');
  });

  it.each([
    ['no line', { lines: [] }, ['/lines']],
    ['more lines than one truck has', { lines: Array.from({ length: 101 }, () => line) }, ['/lines']],
    ['no time', { enteredAtMs: 0 }, ['/enteredAt']],
    ['a day before the table begins', { enteredAtMs: Date.UTC(2013, 8, 30, 15) }, ['/enteredAt']],
  ])('is refused with %s', (_name, changes, paths) => {
    const decision = receiveGoods(enteredBill.initial, aReceipt(changes), { account, limits, overdue: [], now: NOW });
    expect('refusal' in decision && decision.refusal === 'invalid-command' && decision.faults.map(({ path }) => path)).toEqual(paths);
  });

  it('is refused to strangers, and where there is no account', () => {
    const stranger = aReceipt({ actor: { company: '91430100MA4L00038B' } });
    const circumstances = { limits, overdue: [], now: NOW };
    expect(outcome(receiveGoods(enteredBill.initial, stranger, { ...circumstances, account }))).toBe('unknown-account');
    expect(outcome(receiveGoods(enteredBill.initial, aReceipt(), { ...circumstances, account: noAccount }))).toBe('unknown-account');
  });

  it('is refused of a firm with an overdue bill, for what came in since; what came in before may still be told', () => {
    const overdue = [{ accountNo: ACCOUNT, billNo: 'OLD', declareByMs: NOW - DAY_MS }];
    expect(receive({}, overdue)(enteredBill.initial)).toEqual({ refusal: 'suspended', overdue });
    expect(outcome(receive({ enteredAtMs: NOW - DAY_MS }, overdue)(enteredBill.initial))).toEqual(['goodsEntered']);
    // a repeat is answered as ever
    expect(outcome(receive({}, overdue)(bill(receive())))).toEqual([]);
  });

  it('is refused where its bill would hold more than is shown at once', () => {
    const lines = Array.from({ length: 100 }, () => line);
    const full = bill(...Array.from({ length: MAX_BILL_LINES / 100 }, (_none, n) => receive({ receiptNo: `R${n}`, lines })));
    expect(outcome(receive({ receiptNo: 'one-more' })(full))).toBe('bill-full');
  });
});

describe('the last moment of the record', () => {
  it.each([
    // Shanghai is 8 hours ahead: 15:59:59.999 UTC ends its day
    ['the first moment of a day', '2026-03-01T16:00:00.000Z', '2026-03-16T15:59:59.999Z'],
    ['the last moment of that day', '2026-03-02T15:59:59.999Z', '2026-03-16T15:59:59.999Z'],
    ['a moment later', '2026-03-02T16:00:00.000Z', '2026-03-17T15:59:59.999Z'],
  ])('counts from the day in China of %s', (_name, entered, by) => {
    expect(new Date(lastMomentMs(limits, Date.parse(entered))).toISOString()).toBe(by);
  });

  it('is that of the limit in force on the day of the entry, and the earliest of all entries', () => {
    const [before, since] = [
      { days: 14, validFromMs: 0, validToMs: NOW },
      { days: 7, validFromMs: NOW, validToMs: Infinity },
    ];
    expect(lastMomentMs([before, since], NOW) - lastMomentMs([before, since], NOW - DAY_MS)).toBe(-6 * DAY_MS);
    const two = bill(receive({ receiptNo: 'late' }), receive({ receiptNo: 'early', enteredAtMs: NOW - 3 * DAY_MS }));
    expect(declareByMs(two)).toBe(lastMomentMs(limits, NOW - 3 * DAY_MS));
    expect(
      declareByMs(bill(receive({ receiptNo: 'late' }), receive({ receiptNo: 'early', enteredAtMs: NOW - 3 * DAY_MS }), cancel('early'))),
    ).toBe(lastMomentMs(limits, NOW));
  });

  it('passes once without a record, and not at all with one', () => {
    const by = lastMomentMs(limits, NOW);
    expect(outcome(tick(by)(bill(receive())))).toEqual([]);
    const overdue = bill(receive(), tick(by + 1));
    expect(billState(overdue, [])).toBe('OVERDUE');
    expect(outcome(tick(by + DAY_MS)(overdue))).toEqual([]);
    expect(outcome(tick(by + 1)(bill(receive(), declare('5'))))).toEqual([]);
    expect(outcome(tick(by + 1)(enteredBill.initial))).toEqual([]);
    // the entry that was late was none: the bill is as if there had been the other one only
    const other = { receiptNo: 'R2', enteredAtMs: NOW + DAY_MS };
    const mended = bill(receive(), receive(other, [], NOW + DAY_MS), tick(by + 1), cancel('R1'));
    expect(billState(mended, [])).toBe('AWAITING_RECORD');
    expect(outcome(tick(by + DAY_MS + 1)(mended))).toEqual(['recordOverdue']);
  });
});

describe('a receipt that was wrong', () => {
  it('is voided with a reason, and what it counted is compared anew', () => {
    const twice = bill(receive(), receive({ receiptNo: 'R2' }), declare('5'));
    expect(billState(twice, [])).toBe('DIFFERS');
    expect(outcome(cancel('R2')(twice))).toEqual(['receiptVoided', 'recordCompared']);
    const once = bill(receive(), receive({ receiptNo: 'R2' }), declare('5'), cancel('R2'));
    expect(billState(once, [])).toBe('RECONCILED');
    expect(outcome(cancel('R2')(once))).toEqual([]);
    const none = bill(receive(), cancel('R1'));
    expect(billState(none, [])).toBe('VOID');
    expect(billState(bill(receive(), declare('5'), cancel('R1')), [])).toBe('AWAITING_GOODS');
  });

  it('stays once its goods may be booked; without a reason, to strangers and unknown it is refused', () => {
    expect(outcome(cancel('R1')(bill(receive(), declare('5'), release)))).toBe('receipt-cleared');
    expect(outcome(cancel('R9')(bill(receive())))).toBe('unknown-receipt');
    expect(outcome(cancel('R1', ' ')(bill(receive())))).toBe('invalid-command');
    expect(outcome(cancel('R1', 'x', { company: '91430100MA4L00038B' })(bill(receive())))).toBe('unknown-account');
  });
});
