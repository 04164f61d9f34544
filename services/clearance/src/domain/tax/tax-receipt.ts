import type { ClearanceEvent } from '../facts.ts';
import { fact } from '../facts.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../refusals.ts';

/** A receipt or guarantee letter by its issuer and number, stream `tax-receipt/<issuer>|<number>`: it is for one bill and for ever. */
interface ReceiptState {
  /** Empty: not used. */
  readonly billNo: string;
}

export const taxReceipt = {
  category: 'tax-receipt',
  initial: { billNo: '' } satisfies ReceiptState as ReceiptState,
  evolve: (state: ReceiptState, { fact: told }: ClearanceEvent): ReceiptState =>
    told?.$case === 'taxReceiptTaken' ? { billNo: told.value.billNo } : state,
};

/** Uses a receipt for a bill; once more for the same bill changes nothing. */
export function takeReceipt(
  state: ReceiptState,
  { issuer, reference, billNo }: { readonly issuer: string; readonly reference: string; readonly billNo: string },
  nowMs: number,
): readonly ClearanceEvent[] | Refusal {
  if (state.billNo === billNo) return [];
  if (state.billNo !== '') return refused('receipt-used', { billNo: state.billNo });
  return [fact('taxReceiptTaken', { issuer, reference, billNo }, nowMs, issuer)];
}
