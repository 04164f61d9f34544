import { describe, expect, it } from 'vitest';
import { NOW, after, anOpening, listNo, opened, passNo } from '../../test/builders.ts';
import { cancel, issue, pass, preBook, release, stocked, voidPass } from '../../test/commands.ts';
import type { AccountState } from './account.ts';
import { openAccount } from './open-account.ts';
import { passGate } from './pass-gate.ts';
import { preBookList } from './pre-book-list.ts';
import { formatQuantity } from './quantity.ts';
import { available, balance } from './stock.ts';

function stockOf(state: AccountState, lineNo = '1'): Record<string, number> {
  const { counters } = state.lines.get(lineNo)!;
  const { actlInc, actlRedc, prevdInc, prevdRedc } = counters;
  const all = { actlInc, actlRedc, prevdInc, prevdRedc, balance: balance(counters), available: available(counters) };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value.toNumber()]));
}
const factsOf = (decision: ReturnType<ReturnType<typeof pass>>) =>
  'refusal' in decision ? decision.refusal : decision.map(({ fact }) => fact?.$case);

describe('the ledger of §9, example 8', () => {
  // actlInc 100, actlRedc 10, prevdInc 20, prevdRedc 30
  const state = after(
    opened,
    ...stocked(1, '100'),
    preBook('OUT', 2, { 1: '10' }),
    issue(2, 2, { 1: '10' }),
    pass(2),
    release(2),
    preBook('IN', 3, { 1: '20' }),
    preBook('OUT', 4, { 1: '30' }),
  );

  it('has balance 90 and available 60', () => {
    expect(stockOf(state)).toEqual({ actlInc: 100, actlRedc: 10, prevdInc: 20, prevdRedc: 30, balance: 90, available: 60 });
  });

  it('refuses 70 with a shortage of 10, although the balance is 90', () => {
    expect(preBook('OUT', 5, { 1: '70' })(state)).toEqual({
      refusal: 'shortage',
      lines: [{ index: 0, lineNo: '1', requested: '70.00000', available: '60.00000', shortage: '10.00000' }],
    });
  });

  it('gives the 60 that are there, to the last hundred-thousandth', () => {
    expect(preBook('OUT', 5, { 1: '60.00001' })(state)).toMatchObject({ refusal: 'shortage' });
    expect(factsOf(preBook('OUT', 5, { 1: '60' })(state))).toEqual(['listPreBooked']);
  });
});

describe('the gate passes of §9, example 9', () => {
  // list approved 500; 300 passed, 150 approved
  const state = after(opened, preBook('IN', 1, { 1: '500' }), issue(1, 1, { 1: '300' }), pass(1), issue(2, 1, { 1: '150' }), release(1));

  it('count 450 on passes and 300 through the gate', () => {
    const [line] = state.lists.get(listNo(1))!.lines;
    expect([line!.onPasses, line!.passed].map(formatQuantity)).toEqual(['450.00000', '300.00000']);
  });

  it('leave at most 50 for a third pass', () => {
    expect(issue(3, 1, { 1: '51' })(state)).toEqual({
      refusal: 'over-approved',
      lines: [{ index: 0, lineNo: '1', requested: '51.00000', remaining: '50.00000', shortage: '1.00000' }],
    });
    expect(factsOf(issue(3, 1, { 1: '50' })(state))).toEqual(['gatePassIssued']);
  });

  it('book nothing yet, although the declaration is released', () => {
    expect(state.lists.get(listNo(1))!.status).toBe('PRE_BOOKED');
    expect(stockOf(state)).toMatchObject({ actlInc: 0, prevdInc: 500, available: 0 });
  });

  it('book with the last gate event, in the same commit, and once', () => {
    const nearly = [opened, preBook('IN', 1, { 1: '500' }), issue(1, 1, { 1: '300' }), pass(1), issue(2, 1, { 1: '200' }), release(1)];
    expect(factsOf(pass(2)(after(...nearly)))).toEqual(['gatePassed', 'listBooked']);
    const booked = after(...nearly, pass(2));
    expect(stockOf(booked)).toMatchObject({ actlInc: 500, prevdInc: 0, available: 500 });
    expect(factsOf(pass(2)(booked))).toEqual([]);
    expect(factsOf(release(1)(booked))).toEqual([]);
  });
});

describe('a release', () => {
  it('that comes last books in the same commit', () => {
    const passed = after(opened, preBook('IN', 1, { 1: '5' }), issue(1, 1, { 1: '5' }), pass(1));
    expect(factsOf(release(1)(passed))).toEqual(['listReleased', 'listBooked']);
  });

  it('may come before its list', () => {
    const state = after(opened, release(1), preBook('IN', 1, { 1: '5' }), issue(1, 1, { 1: '5' }), pass(1));
    expect(stockOf(state)).toMatchObject({ actlInc: 5, prevdInc: 0 });
  });

  it('may come before its account', () => {
    const state = after(release(1), opened, ...stocked(1, '5').slice(0, 3));
    expect(stockOf(state)).toMatchObject({ actlInc: 5, prevdInc: 0 });
  });

  it('books every list that waits for that declaration, and no cancelled one', () => {
    const waiting = [preBook('IN', 1, { 1: '5' }), preBook('IN', 2, { 2: '7' }, 1), preBook('IN', 3, { 1: '9' }, 1)];
    const state = after(opened, ...waiting, cancel(3), issue(1, 1, { 1: '5' }), issue(2, 2, { 2: '7' }), pass(1), pass(2));
    expect(factsOf(release(1)(state))).toEqual(['listReleased', 'listBooked', 'listBooked']);
  });
});

describe('an account', () => {
  it('opens once; the same again is a repeat, another content is refused', () => {
    expect(openAccount(after(opened), anOpening(), NOW)).toEqual([]);
    expect(openAccount(after(opened), anOpening({ customsOffice: '4902' }), NOW)).toEqual({ refusal: 'account-exists' });
  });

  it('lists every fault of its opening at once', () => {
    const line = { lineNo: '1', hsCode: '84', name: ' ', unit: 'kg', limitAtMs: -1 };
    const decision = openAccount(
      after(),
      anOpening({ accountNo: 'T1', keeperCompany: 'X', customsOffice: '49', lines: [line, { ...line, lineNo: '1' }] }),
      NOW,
    );
    const paths =
      'refusal' in decision && decision.refusal === 'invalid-command' ? decision.faults.map(({ rule, path }) => `${rule} ${path}`) : [];
    expect(paths).toEqual([
      'shape /accountNo',
      'shape /keeperCompany',
      'shape /customsOffice',
      'line-twice /lines/1/lineNo',
      'shape /lines/0/hsCode',
      'shape /lines/0/name',
      'shape /lines/0/unit',
      'shape /lines/0/limitAtMs',
      'shape /lines/1/hsCode',
      'shape /lines/1/name',
      'shape /lines/1/unit',
      'shape /lines/1/limitAtMs',
    ]);
  });

  it('is not there for another keeper, but for an administrator', () => {
    const command = { listNo: listNo(1), direction: 'STOCK_DIRECTION_IN', quantities: [], declarationNo: '', source: 'test' } as const;
    expect(preBookList(after(opened), { ...command, actor: { company: '91430100MA4L0002XB' } }, NOW)).toEqual({
      refusal: 'unknown-account',
    });
    expect(preBookList(after(opened), { ...command, actor: 'administrator' }, NOW)).toMatchObject({ refusal: 'invalid-command' });
    expect(preBook('IN', 1, { 1: '1' })(after())).toEqual({ refusal: 'unknown-account' });
  });
});

describe('a list', () => {
  it('under a used number with another content is refused, the same in another order is a repeat', () => {
    const state = after(opened, preBook('IN', 1, { 1: '5', 2: '6' }));
    expect(preBook('IN', 1, { 2: '6.0', 1: '5.00' })(state)).toEqual([]);
    expect(preBook('IN', 1, { 1: '5', 2: '6.00001' })(state)).toEqual({ refusal: 'list-exists' });
    expect(preBook('OUT', 1, { 1: '5', 2: '6' })(state)).toEqual({ refusal: 'list-exists' });
    expect(preBook('IN', 1, { 1: '5', 2: '6' }, 2)(state)).toEqual({ refusal: 'list-exists' });
  });

  it('names only lines of the account, and names every one that is not', () => {
    expect(preBook('IN', 1, { 1: '5', 8: '1', 9: '1' })(after(opened))).toEqual({ refusal: 'unknown-line', lineNos: ['8', '9'] });
  });

  it('tells every line that is short', () => {
    const decision = preBook('OUT', 9, { 1: '11', 2: '1' })(after(opened, ...stocked(1, '10')));
    expect(decision).toMatchObject({
      refusal: 'shortage',
      lines: [
        { lineNo: '1', shortage: '1.00000' },
        { lineNo: '2', shortage: '1.00000' },
      ],
    });
  });

  it('does not take out what reached its limit date, but may bring in', () => {
    const [line] = anOpening().lines;
    const limited = after(
      (state) => openAccount(state, anOpening({ lines: [{ ...line!, limitAtMs: NOW + 1 }] }), NOW),
      ...stocked(1, '10'),
    );
    expect(factsOf(preBook('OUT', 2, { 1: '1' }, 2, NOW)(limited))).toEqual(['listPreBooked']);
    expect(preBook('OUT', 2, { 1: '1' }, 2, NOW + 1)(limited)).toEqual({ refusal: 'expired', lineNos: ['1'] });
    expect(factsOf(preBook('IN', 2, { 1: '1' }, 2, NOW + 1)(limited))).toEqual(['listPreBooked']);
  });

  it('that is cancelled gives its stock back and takes its unused passes with it', () => {
    const state = after(
      opened,
      ...stocked(1, '10'),
      preBook('OUT', 2, { 1: '10' }),
      issue(2, 2, { 1: '4' }),
      issue(3, 2, { 1: '6' }),
      voidPass(3),
    );
    expect(factsOf(cancel(2)(state))).toEqual(['gatePassVoided', 'listCancelled']);
    const cancelled = after(opened, ...stocked(1, '10'), preBook('OUT', 2, { 1: '10' }), cancel(2));
    expect(stockOf(cancelled)).toMatchObject({ prevdRedc: 0, available: 10 });
    expect(factsOf(cancel(2)(cancelled))).toEqual([]);
    expect(issue(2, 2, { 1: '1' })(cancelled)).toEqual({ refusal: 'list-closed', status: 'CANCELLED' });
  });

  it('with a used pass is not cancelled, nor is a booked one', () => {
    const used = after(opened, preBook('IN', 1, { 1: '5' }), issue(1, 1, { 1: '1' }), pass(1));
    expect(cancel(1)(used)).toEqual({ refusal: 'pass-used', passNo: passNo(1) });
    expect(cancel(1)(after(opened, ...stocked(1, '5')))).toEqual({ refusal: 'list-closed', status: 'BOOKED' });
    expect(cancel(7)(used)).toEqual({ refusal: 'unknown-list' });
  });
});

describe('a gate pass', () => {
  const issued = [opened, preBook('IN', 1, { 1: '5' }), issue(1, 1, { 1: '2' })];

  it('is used once: the same gate event again is a repeat, another is refused', () => {
    const state = after(...issued, pass(1));
    expect(pass(1)(state)).toEqual([]);
    expect(pass(1, NOW + 1)(state)).toEqual({ refusal: 'pass-used', passNo: passNo(1) });
    expect(voidPass(1)(state)).toEqual({ refusal: 'pass-used', passNo: passNo(1) });
  });

  it('that is void frees what it held and opens no barrier', () => {
    const state = after(...issued, voidPass(1));
    expect(pass(1)(state)).toEqual({ refusal: 'pass-void' });
    expect(factsOf(voidPass(1)(state))).toEqual([]);
    expect(factsOf(issue(2, 1, { 1: '5' })(state))).toEqual(['gatePassIssued']);
  });

  it('under a used number with another content is refused', () => {
    const state = after(...issued);
    expect(issue(1, 1, { 1: '2.0' })(state)).toEqual([]);
    expect(issue(1, 1, { 1: '3' })(state)).toEqual({ refusal: 'pass-exists' });
    expect(issue(2, 1, { 2: '1' })(state)).toEqual({ refusal: 'unknown-line', lineNos: ['2'] });
    expect(issue(2, 7, { 1: '1' })(state)).toEqual({ refusal: 'unknown-list' });
    expect(pass(7)(state)).toEqual({ refusal: 'unknown-pass' });
  });

  it.each([
    [NOW + 300_000, ['gatePassed']],
    [NOW + 300_001, 'occurred-in-the-future'],
    [NOW - 300_000, ['gatePassed']],
    [NOW - 300_001, 'passed-before-issue'],
    [0, 'invalid-command'],
    [Number.NaN, 'invalid-command'],
  ])('whose barrier went up at %d is judged at the border', (occurredAtMs, outcome) => {
    const command = { actor: 'administrator', passNo: passNo(1), occurredAtMs, source: 'test' } as const;
    expect(factsOf(passGate(after(...issued), command, NOW))).toEqual(outcome);
  });
});
