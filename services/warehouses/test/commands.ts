import type { Quantity } from '#src/domain/account';
import { cancelList } from '#src/domain/cancel-list';
import { releaseEnteredGoods } from '#src/domain/enter-first/release-entered-goods';
import { issueGatePass } from '#src/domain/issue-gate-pass';
import { passGate } from '#src/domain/pass-gate';
import { preBookList } from '#src/domain/pre-book-list';
import { releaseList } from '#src/domain/release-list';
import { voidGatePass } from '#src/domain/void-gate-pass';
import { ACCOUNT, NOW, declarationNo, keeper, listNo, passNo } from './builders.ts';
import type { Decide } from './builders.ts';

const source = 'test';
/** `{ 1: '100' }` as the contract's quantities. */
export const quantities = (byLine: Readonly<Record<string, string>>): readonly Quantity[] =>
  Object.entries(byLine).map(([lineNo, quantity]) => ({ lineNo, quantity }));

type Amounts = Readonly<Record<string, string>>;

/** Short commands of the keeper: list n waits for declaration n unless told otherwise. */
export const preBook =
  (direction: 'IN' | 'OUT', n: number, amounts: Amounts, declaration = n, at = NOW): Decide =>
  (state) =>
    preBookList(
      state,
      {
        actor: keeper,
        listNo: listNo(n),
        direction: `STOCK_DIRECTION_${direction}`,
        quantities: quantities(amounts),
        declarationNo: declarationNo(declaration),
        source,
      },
      at,
    );

export const issue =
  (pass: number, list: number, amounts: Amounts): Decide =>
  (state) =>
    issueGatePass(state, { actor: keeper, listNo: listNo(list), passNo: passNo(pass), quantities: quantities(amounts), source }, NOW);

export const pass =
  (n: number, occurredAtMs = NOW): Decide =>
  (state) =>
    passGate(state, { actor: keeper, passNo: passNo(n), occurredAtMs, source }, NOW);

export const voidPass =
  (n: number): Decide =>
  (state) =>
    voidGatePass(state, { actor: keeper, passNo: passNo(n), reason: '车辆故障', source }, NOW);

export const cancel =
  (n: number): Decide =>
  (state) =>
    cancelList(state, { actor: keeper, listNo: listNo(n), reason: '计划取消', source }, NOW);

export const release =
  (n: number): Decide =>
  (state) =>
    releaseList(state, { accountNo: ACCOUNT, declarationNo: declarationNo(n), occurredAtMs: NOW, source });

const HS_CODES: Readonly<Record<string, string>> = { 1: '8471300000', 2: '8528521100' };
/** Goods of declaration n entered first, by line, agree with it, and it is released. */
export const enter =
  (n: number, amounts: Amounts): Decide =>
  (state) => {
    const goods = Object.entries(amounts).map(([line, quantity]) => ({
      hsCode: HS_CODES[line] ?? '',
      unit: '001',
      name: '',
      quantity: Number(quantity).toFixed(5),
    }));
    const command = { accountNo: ACCOUNT, billNo: `B${n}`, declarationNo: declarationNo(n), goods, occurredAtMs: NOW, source };
    return releaseEnteredGoods(state, command);
  };

/** Stock on line 1, booked in whole: list, pass and declaration with the number n. */
export const stocked = (n: number, amount: string): readonly Decide[] => [
  preBook('IN', n, { 1: amount }),
  issue(n, n, { 1: amount }),
  pass(n),
  release(n),
];
