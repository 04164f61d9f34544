import { keeps } from '../account.ts';
import type { AccountState, Actor } from '../account.ts';
import { fault, shapeFaults } from '../faults.ts';
import { formatQuantity, storedQuantity } from '../quantity.ts';
import type { AccountFault } from '../refusals.ts';
import type { EnteredBill, EnteredLine, Receipt, WarehousesEvent } from './entered-bill.ts';
import { lastMomentMs } from './limits.ts';
import type { EnterFirstLimit } from './limits.ts';
import { settled } from './settle.ts';

/** Goods came into the zone on their bill, before the record (先进区). */
export interface ReceiveGoods {
  readonly actor: Actor;
  readonly billNo: string;
  readonly receiptNo: string;
  /** Epoch ms. */
  readonly enteredAtMs: number;
  /** Empty: not told. */
  readonly vehicle: string;
  readonly lines: readonly EnteredLine[];
  readonly source: string;
  readonly sample: boolean;
}

/** A bill of the firm without a record after its last moment. */
export interface OverdueBill {
  readonly accountNo: string;
  readonly billNo: string;
  readonly declareByMs: number;
}

/** Every expected "no" to a receipt. */
export type ReceiptRefusal =
  | { readonly refusal: 'invalid-command'; readonly faults: readonly AccountFault[] }
  | { readonly refusal: 'unknown-account' }
  /** The number was used on this bill for a receipt with another content. */
  | { readonly refusal: 'receipt-exists' }
  /** The number was used on this bill for a receipt that is void. */
  | { readonly refusal: 'receipt-void' }
  | { readonly refusal: 'suspended'; readonly overdue: readonly [OverdueBill, ...OverdueBill[]] }
  | { readonly refusal: 'bill-full' };

export interface ReceivingCircumstances {
  readonly account: AccountState;
  readonly limits: readonly EnterFirstLimit[];
  /** Overdue bills of the account's firm, on any of its accounts. */
  readonly overdue: readonly OverdueBill[];
  readonly now: number;
}

/** How far the clocks of gates and of this window may stand apart (architecture.md, Time). */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
export const MAX_RECEIPT_LINES = 100;
/** Lines of all receipts of one bill: it is read, compared and shown as a whole. */
export const MAX_BILL_LINES = 2_000;

/**
 * Records a receipt once: the same again is a repeat, another content under its number is refused. What came in before the firm was
 * suspended may still be told; what came in since is refused until each overdue bill is declared.
 */
export function receiveGoods(
  state: EnteredBill,
  command: ReceiveGoods,
  { account, limits, overdue, now }: ReceivingCircumstances,
): readonly WarehousesEvent[] | ReceiptRefusal {
  if (!keeps(command.actor, account)) return { refusal: 'unknown-account' };
  const declareByMs = lastMomentMs(limits, command.enteredAtMs);
  const faults = [...receiptFaults(command), ...timeFaults(command.enteredAtMs, declareByMs, now)];
  if (faults.length > 0) return { refusal: 'invalid-command', faults };

  const existing = state.receipts.find(({ receiptNo }) => receiptNo === command.receiptNo);
  if (existing !== undefined && existing.voidReason !== '') return { refusal: 'receipt-void' };
  if (existing !== undefined) return isSame(existing, command) ? [] : { refusal: 'receipt-exists' };
  const [first, ...others] = overdue.filter((bill) => command.enteredAtMs > bill.declareByMs);
  if (first !== undefined) return { refusal: 'suspended', overdue: [first, ...others] };
  const linesBefore = state.receipts.reduce((sum, { lines }) => sum + lines.length, 0);
  if (linesBefore + command.lines.length > MAX_BILL_LINES) return { refusal: 'bill-full' };

  const { billNo, receiptNo, vehicle, sample, source } = command;
  const { accountNo, keeperCompany, customsOffice } = account.opened;
  const lines = command.lines.map((line) => ({ ...line, quantity: formatQuantity(storedQuantity(line.quantity)) }));
  const value = { accountNo, billNo, receiptNo, vehicle, lines, keeperCompany, customsOffice, declareByMs, sample };
  return settled(state, [{ occurredAtMs: command.enteredAtMs, source, fact: { $case: 'goodsEntered', value } }]);
}

function receiptFaults({ billNo, receiptNo, vehicle, lines }: ReceiveGoods): readonly AccountFault[] {
  return [
    ...shapeFaults('billNo', '/billNo', billNo),
    ...shapeFaults('receiptNo', '/receiptNo', receiptNo),
    ...shapeFaults('vehicle', '/vehicle', vehicle),
    ...countFaults(lines.length),
    ...lines.slice(0, MAX_RECEIPT_LINES).flatMap((line, index) => lineFaults(line, `/lines/${index}`)),
  ];
}

function countFaults(lines: number): readonly AccountFault[] {
  if (lines > 0 && lines <= MAX_RECEIPT_LINES) return [];
  const message = { zh: `一次进区应有1至${MAX_RECEIPT_LINES}行货物`, en: `A receipt has 1 to ${MAX_RECEIPT_LINES} lines of goods` };
  return [fault('line-count', '/lines', message, { zh: '更多货物另用一个进区单号', en: 'Give more goods in another receipt' })];
}

function lineFaults(line: EnteredLine, path: string): readonly AccountFault[] {
  return (['hsCode', 'name', 'quantity', 'unit'] as const).flatMap((field) => shapeFaults(field, `${path}/${field}`, line[field]));
}

function timeFaults(enteredAtMs: number, declareByMs: number, now: number): readonly AccountFault[] {
  const at = '/enteredAt';
  if (!Number.isSafeInteger(enteredAtMs) || enteredAtMs <= 0) {
    const message = { zh: '进区时间未填写或无效', en: 'The time of entry is missing or not valid' };
    return [fault('shape', at, message, { zh: '例：2026-11-25T08:00:00+08:00', en: 'For example 2026-11-25T08:00:00+08:00' })];
  }
  if (enteredAtMs > now + CLOCK_TOLERANCE_MS) {
    const message = { zh: '进区时间晚于当前时间5分钟以上', en: 'The time of entry is more than 5 minutes in the future' };
    return [fault('future', at, message, { zh: '货物进区后再登记', en: 'Record the goods when they are in' })];
  }
  if (declareByMs > 0) return [];
  const message = { zh: '该日尚无先进区、后报关的申报期限', en: 'No time limit for entering first is known for that day' };
  return [fault('no-limit', at, message, { zh: '核对进区时间', en: 'Check the time of entry' })];
}

function isSame(receipt: Receipt, { enteredAtMs, vehicle, lines }: ReceiveGoods): boolean {
  const told = (each: readonly EnteredLine[]) =>
    each.map(({ hsCode, name, quantity, unit }) => [hsCode, name, formatQuantity(storedQuantity(quantity)), unit]);
  return (
    receipt.enteredAtMs === enteredAtMs &&
    receipt.vehicle === vehicle &&
    JSON.stringify(told(receipt.lines)) === JSON.stringify(told(lines))
  );
}
