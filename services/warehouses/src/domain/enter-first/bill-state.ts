import { declareByMs, received, standing } from './entered-bill.ts';
import type { EnteredBill, GoodsCount } from './entered-bill.ts';
import { holds } from './goods-count.ts';

/** How a bill that enters first stands. */
export const BILL_STATES = ['AWAITING_GOODS', 'AWAITING_RECORD', 'OVERDUE', 'DIFFERS', 'RECONCILED', 'RELEASED', 'BOOKED', 'VOID'] as const;
export type BillState = (typeof BILL_STATES)[number];

/** `booked`: what the account has booked of the bill (已核扣), which is on the account's stream. */
export function billState(bill: EnteredBill, booked: readonly GoodsCount[]): BillState {
  const records = standing(bill);
  const entered = received(bill);
  if (entered.length === 0) return records.length === 0 ? 'VOID' : 'AWAITING_GOODS';
  if (booked.length > 0 && holds(booked, entered)) return 'BOOKED';
  if (records.length === 0) return bill.overdue ? 'OVERDUE' : 'AWAITING_RECORD';
  if (bill.compared?.reconciled !== true) return 'DIFFERS';
  return records.every(({ released }) => released) ? 'RELEASED' : 'RECONCILED';
}

/** A record stands, and the first one was filed after the last moment (逾期补报). */
export function isLate(bill: EnteredBill): boolean {
  const filed = standing(bill).map(({ declaredAtMs }) => declaredAtMs);
  const by = declareByMs(bill);
  return by > 0 && filed.length > 0 && Math.min(...filed) > by;
}

/** Billtype 2 (先进区、后报关), or goods that came in without a record: only such a bill is shown as one that enters first. */
export function isShown(bill: EnteredBill): boolean {
  return bill.receipts.length > 0 || standing(bill).some(({ listType }) => listType === ENTER_FIRST_LIST);
}

/** Row of the code table list-types of declarations. */
const ENTER_FIRST_LIST = '2';
