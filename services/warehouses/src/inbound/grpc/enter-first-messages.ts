import type { EnteredBill as EnteredBillMessage, EnteredBillRow, EnteredGoods } from '@tongguan/contracts/warehouses/v1/enter_first';
import type { OpenedAccount } from '#src/domain/account';
import { billState, isLate } from '#src/domain/enter-first/bill-state';
import { declareByMs, entries, received, standing } from '#src/domain/enter-first/entered-bill';
import type { EnteredBill, GoodsCount } from '#src/domain/enter-first/entered-bill';
import { differences, kindOf, remaining, sums } from '#src/domain/enter-first/goods-count';
import { ZERO, formatQuantity } from '#src/domain/quantity';

interface Known {
  readonly opened: OpenedAccount;
  readonly bill: EnteredBill;
  readonly version: number;
  readonly booked: readonly GoodsCount[];
}

export function billRow({ opened, bill, version, booked }: Known): EnteredBillRow {
  const { keeperCompany, customsOffice } = opened;
  const { accountNo, billNo, sample } = bill;
  const receipts = entries(bill);
  const goods = goodsOf(bill, booked);
  return {
    ...{ accountNo, billNo, keeperCompany, customsOffice, sample, version },
    state: billState(bill, booked),
    enteredAtMs: receipts.length === 0 ? 0 : Math.min(...receipts.map((receipt) => receipt.enteredAtMs)),
    declareByMs: declareByMs(bill),
    late: isLate(bill),
    receipts: receipts.length,
    lines: goods.length,
    differing: goods.filter(({ difference }) => difference !== '' && Number(difference) !== 0).length,
    records: bill.records
      .filter((record) => record.version > 0)
      .toSorted((a, b) => a.declaredAtMs - b.declaredAtMs || (a.declarationId < b.declarationId ? -1 : 1))
      .map(({ declarationId, declarationNo, listType, declaredAtMs, released, voidCause }) => ({
        ...{ declarationId, declarationNo, listType, declaredAtMs, released, voidCause },
      })),
  };
}

/** A bill with its receipts and what is received, declared, booked and held of each kind of goods. */
export function billMessage(known: Known): EnteredBillMessage {
  const receipts = known.bill.receipts
    .toSorted((a, b) => a.enteredAtMs - b.enteredAtMs || (a.receiptNo < b.receiptNo ? -1 : 1))
    .map(({ receiptNo, enteredAtMs, vehicle, lines, voidReason }) => ({ receiptNo, enteredAtMs, vehicle, lines: [...lines], voidReason }));
  return { row: billRow(known), receipts, goods: [...goodsOf(known.bill, known.booked)] };
}

function goodsOf(bill: EnteredBill, booked: readonly GoodsCount[]): readonly EnteredGoods[] {
  const entered = received(bill);
  const records = standing(bill);
  const [taken, held] = [sums(booked), sums(remaining(entered, booked))];
  const of = (goods: ReturnType<typeof sums>, kind: string): string => formatQuantity(goods.get(kind)?.quantity ?? ZERO);
  return differences(
    entered,
    records.flatMap(({ goods }) => goods),
  ).map(({ declared, difference, ...goods }) => {
    const compared = records.length === 0 ? { declared: '', difference: '' } : { declared, difference };
    return { ...goods, ...compared, booked: of(taken, kindOf(goods)), held: of(held, kindOf(goods)) };
  });
}
