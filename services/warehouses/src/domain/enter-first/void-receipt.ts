import { keeps } from '../account.ts';
import type { AccountState, Actor } from '../account.ts';
import { shapeFaults } from '../faults.ts';
import type { AccountFault } from '../refusals.ts';
import { standing } from './entered-bill.ts';
import type { EnteredBill, WarehousesEvent } from './entered-bill.ts';
import { settled } from './settle.ts';

/** A receipt was wrong (作废进区单): another one, with a number of its own, takes its place. */
export interface VoidReceipt {
  readonly actor: Actor;
  readonly receiptNo: string;
  readonly reason: string;
  readonly source: string;
}

/** Every expected "no" to that. */
export type VoidReceiptRefusal =
  | { readonly refusal: 'invalid-command'; readonly faults: readonly AccountFault[] }
  | { readonly refusal: 'unknown-account' }
  | { readonly refusal: 'unknown-receipt' }
  /** Its goods may be booked, or are. */
  | { readonly refusal: 'receipt-cleared' };

/** Takes a receipt out of the count, until its goods agree with a released record: from then on they may be booked. */
export function voidReceipt(
  state: EnteredBill,
  { actor, receiptNo, reason, source }: VoidReceipt,
  account: AccountState,
  now: number,
): readonly WarehousesEvent[] | VoidReceiptRefusal {
  if (!keeps(actor, account)) return { refusal: 'unknown-account' };
  const faults = shapeFaults('reason', '/reason', reason);
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const receipt = state.receipts.find((each) => each.receiptNo === receiptNo);
  if (receipt === undefined) return { refusal: 'unknown-receipt' };
  if (receipt.voidReason !== '') return [];
  if (standing(state).some(({ cleared }) => cleared !== null)) return { refusal: 'receipt-cleared' };
  const { accountNo, billNo } = state;
  return settled(state, [{ occurredAtMs: now, source, fact: { $case: 'receiptVoided', value: { accountNo, billNo, receiptNo, reason } } }]);
}
