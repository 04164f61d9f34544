import { describe, expect, it } from 'vitest';
import { ACCOUNT, NOW, after, declarationNo, listNo, opened } from '../../../test/builders.ts';
import type { Decide } from '../../../test/builders.ts';
import { issue, pass, preBook, release, voidPass } from '../../../test/commands.ts';
import type { AccountState } from '../account.ts';
import { formatQuantity } from '../quantity.ts';
import { releaseEnteredGoods } from './release-entered-goods.ts';

const LAPTOPS = { hsCode: '8471300000', unit: '001', name: '笔记本电脑' };
/** So many laptops of declaration 1 entered first, agree with it, and it is released. */
const entered =
  (quantity: string): Decide =>
  (state) => {
    const goods = [{ ...LAPTOPS, quantity }];
    const command = { accountNo: ACCOUNT, billNo: 'B1', declarationNo: declarationNo(1), goods, occurredAtMs: NOW, source: 'test' };
    return releaseEnteredGoods(state, command);
  };
const cases = (decision: ReturnType<Decide>) => ('refusal' in decision ? decision.refusal : decision.map(({ fact }) => fact?.$case));
const statusOf = (state: AccountState, n: number) => state.lists.get(listNo(n))?.status;
const stock = (state: AccountState) => {
  const { actlInc, prevdInc } = state.lines.get('1')!.counters;
  return [formatQuantity(actlInc), formatQuantity(prevdInc)];
};
const inList = (n: number, quantity: string): Decide => preBook('IN', n, { 1: quantity }, 1);

describe('lists of goods that entered first', () => {
  it('are booked without a pass, whatever comes first: the list, the release, or what entered', () => {
    const steps = { list: inList(1, '10'), release: release(1), entered: entered('10') };
    const orders = [
      ['list', 'release', 'entered'],
      ['list', 'entered', 'release'],
      ['release', 'list', 'entered'],
      ['release', 'entered', 'list'],
      ['entered', 'list', 'release'],
      ['entered', 'release', 'list'],
    ] as const;
    for (const order of orders) {
      const state = after(opened, ...order.map((step) => steps[step]));
      expect([order, statusOf(state, 1), ...stock(state)]).toEqual([order, 'BOOKED', '10.00000', '0.00000']);
      expect(state.entered.get(declarationNo(1))?.bookedLists).toEqual([listNo(1)]);
      // told again, nothing is counted again
      expect(cases(entered('10')(state))).toEqual([]);
      expect(cases(release(1)(state))).toEqual([]);
    }
  });

  it('share what entered: what one has booked no other books', () => {
    const state = after(opened, release(1), entered('10'), inList(1, '6'), inList(2, '4'));
    expect([statusOf(state, 1), statusOf(state, 2), ...stock(state)]).toEqual(['BOOKED', 'BOOKED', '10.00000', '0.00000']);
    expect(inList(3, '1')(state)).toMatchObject({
      refusal: 'over-held',
      lines: [{ index: 0, lineNo: '1', requested: '1.00000', remaining: '0.00000', shortage: '1.00000' }],
    });
    // two that were there before, and together ask for more than entered: the first one is booked
    const both = after(opened, inList(1, '6'), inList(2, '6'), release(1), entered('10'));
    expect([statusOf(both, 1), statusOf(both, 2), ...stock(both)]).toEqual(['BOOKED', 'PRE_BOOKED', '6.00000', '6.00000']);
  });

  it('want no gate pass: the goods that would pass for them were others', () => {
    const state = after(opened, inList(1, '10'), entered('10'));
    expect(issue(1, 1, { 1: '10' })(state)).toEqual({ refusal: 'entered-first', billNo: 'B1' });
    // a list out of the zone is another matter
    const out = after(opened, release(1), entered('10'), inList(1, '10'), preBook('OUT', 2, { 1: '3' }, 1));
    expect(cases(issue(1, 2, { 1: '3' })(out))).toEqual(['gatePassIssued']);
  });

  it('that passes have booked already are held no longer, and not booked twice', () => {
    const state = after(opened, inList(1, '10'), issue(1, 1, { 1: '10' }), pass(1), release(1));
    expect(cases(entered('10')(state))).toEqual(['enteredGoodsReleased', 'enteredGoodsBooked']);
    const told = after(opened, inList(1, '10'), issue(1, 1, { 1: '10' }), pass(1), release(1), entered('10'));
    expect(stock(told)).toEqual(['10.00000', '0.00000']);
    expect(inList(2, '1')(told)).toMatchObject({ refusal: 'over-held' });
  });

  it('that passes have booked count before any other, though they were made after it', () => {
    const passed = [inList(2, '10'), issue(1, 2, { 1: '10' }), pass(1)];
    const state = after(opened, inList(1, '3'), ...passed, release(1), entered('10'));
    expect([statusOf(state, 1), statusOf(state, 2), ...stock(state)]).toEqual(['PRE_BOOKED', 'BOOKED', '10.00000', '3.00000']);
  });

  it('wait while some of their goods stand on a pass: they would be counted twice', () => {
    const state = after(opened, inList(1, '10'), issue(1, 1, { 1: '4' }), release(1), entered('10'));
    expect([statusOf(state, 1), ...stock(state)]).toEqual(['PRE_BOOKED', '0.00000', '10.00000']);
    // without it they are booked; with it in use the list goes on with passes
    expect(cases(voidPass(1)(state))).toEqual(['gatePassVoided', 'listBooked', 'enteredGoodsBooked']);
    expect(cases(issue(2, 1, { 1: '6' })(state))).toEqual(['gatePassIssued']);
  });

  it('of other goods than entered are refused, and so are those of another unit', () => {
    expect(preBook('IN', 1, { 2: '1' }, 1)(after(opened, release(1), entered('10')))).toMatchObject({ refusal: 'over-held' });
  });
});
