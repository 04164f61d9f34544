import type { Journal } from '@tongguan/event-store/aggregate';
import type { OpenedAccount } from '../domain/account.ts';
import type { EnteredBill, GoodsCount, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';

/** A bill with its account, folded from both streams. */
export interface FoundBill {
  readonly opened: OpenedAccount | undefined;
  readonly bill: EnteredBill;
  readonly version: number;
  /** What the account has booked of it. */
  readonly booked: readonly GoodsCount[];
}

export async function getEnteredBill(journal: Journal<WarehousesEvent>, accountNo: string, billNo: string): Promise<FoundBill> {
  const [{ state: bill, version }, { state }] = await Promise.all([
    journal.load(enteredBill, enteredBillStreamId(accountNo, billNo)),
    journal.load(account, accountStreamId(accountNo)),
  ]);
  const entered = bill.records.map(({ declarationNo }) => state.entered.get(declarationNo));
  const booked = entered.flatMap((each) => (each?.billNo === billNo ? each.booked : []));
  return { opened: state.opened, bill, version, booked };
}
