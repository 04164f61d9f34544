import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { EnteredBill, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';
import { voidReceipt as decide } from '../domain/enter-first/void-receipt.ts';
import type { VoidReceipt, VoidReceiptRefusal } from '../domain/enter-first/void-receipt.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';

/** Voids a receipt of a bill (作废进区单). */
export async function voidReceipt(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  { accountNo, billNo, ...command }: VoidReceipt & { readonly accountNo: string; readonly billNo: string },
  meta: CommandMeta,
): Promise<Changed<EnteredBill, WarehousesEvent> | Refused<EnteredBill, VoidReceiptRefusal>> {
  const now = clock.now();
  const { state } = await journal.load(account, accountStreamId(accountNo));
  return journal.change(enteredBill, enteredBillStreamId(accountNo, billNo), meta, (bill) => decide(bill, command, state, now));
}
