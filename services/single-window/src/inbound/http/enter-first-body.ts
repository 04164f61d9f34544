import type { EnteredBill, EnteredBillRow, RecordReceiptResponse } from '@tongguan/contracts/warehouses/v1/enter_first';
import { iso, orNull } from './format.ts';
import { ENTERED_STATES } from './schemas/enter-first.ts';

const CAUSES = ['WITHDRAWN', 'RETURNED', 'EXPIRED', 'MOVED'] as const;

/** Of a service that knows more states than this window: goods are in, and nothing is said of their record. */
const stateOf = (told: string) => ENTERED_STATES.find((state) => state === told) ?? ('AWAITING_RECORD' as const);

/** What recording or voiding a receipt has led to. */
export const receivedBody = ({ declareByMs, state, ...answer }: RecordReceiptResponse) => ({
  ...answer,
  state: stateOf(state),
  declareBy: iso(declareByMs),
});

/** A bill that enters first as lists show it. */
export function enteredRowBody(row: EnteredBillRow) {
  const { accountNo, billNo, keeperCompany, customsOffice, late, version, sample } = row;
  return {
    ...{ accountNo, billNo, keeperCompany, customsOffice, late, version, sample },
    state: stateOf(row.state),
    enteredAt: iso(row.enteredAtMs),
    declareBy: iso(row.declareByMs),
    ...{ receiptCount: row.receipts, lineCount: row.lines, differingCount: row.differing },
    records: row.records.map(({ declaredAtMs, voidCause, ...record }) => ({
      ...record,
      declaredAt: iso(declaredAtMs),
      voidCause: CAUSES.find((cause) => cause === voidCause) ?? null,
    })),
  };
}

/** A bill with its receipts and the comparison, line by line. */
export function enteredBillBody({ row, receipts, goods }: EnteredBill) {
  if (row === undefined) throw new Error('warehouses answered a bill without its row');
  return {
    ...enteredRowBody(row),
    receipts: receipts.map(({ receiptNo, enteredAtMs, vehicle, lines, voidReason }) => ({
      ...{ receiptNo, enteredAt: iso(enteredAtMs), vehicle: orNull(vehicle), voidReason: orNull(voidReason) },
      lines: lines.map((line) => ({ ...line })),
    })),
    goods: goods.map(({ declared, difference, ...line }) => ({ ...line, declared: orNull(declared), difference: orNull(difference) })),
  };
}
