import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Page, Query } from '@tongguan/read-models/port';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import type { EnteredBill, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';
import type { EnterFirstLimit } from '../domain/enter-first/limits.ts';
import { receiveGoods as decide } from '../domain/enter-first/receive-goods.ts';
import type { OverdueBill, ReceiptRefusal, ReceiveGoods } from '../domain/enter-first/receive-goods.ts';
import type { EnteredBillDocument } from '../read-models/entered-bill-list.ts';

export interface Receiving {
  readonly journal: Journal<WarehousesEvent>;
  readonly clock: Clock;
  readonly limits: readonly EnterFirstLimit[];
  readonly bills: { find(query: Query): Promise<Page<EnteredBillDocument>> };
}

/** Overdue bills that a refusal names; the oldest are those that any entry is suspended by. */
const MAX_NAMED = 20;

/**
 * Records what came into the zone on its bill (先进区登记). Whether the firm is suspended is looked up in the list of its bills: that an
 * overdue one is told a moment later changes nothing of what has entered by then.
 */
export async function receiveGoods(
  { journal, clock, limits, bills }: Receiving,
  accountNo: string,
  command: Omit<ReceiveGoods, 'sample'>,
  meta: CommandMeta,
): Promise<Changed<EnteredBill, WarehousesEvent> | Refused<EnteredBill, ReceiptRefusal>> {
  const now = clock.now();
  const { state } = await journal.load(account, accountStreamId(accountNo));
  const overdue = state.opened === undefined ? [] : await overdueBills(bills, state.opened.keeperCompany);
  const receipt = { ...command, sample: clock.simulated };
  return journal.change(enteredBill, enteredBillStreamId(accountNo, command.billNo), meta, (bill) =>
    decide(bill, receipt, { account: state, limits, overdue, now }),
  );
}

async function overdueBills(bills: Receiving['bills'], keeperCompany: string): Promise<readonly OverdueBill[]> {
  const where = [
    { field: 'keeperCompany', equals: keeperCompany },
    { field: 'state', equals: 'OVERDUE' },
  ];
  const { documents } = await bills.find({ where, sort: { field: 'declareByMs', direction: 'asc' }, limit: MAX_NAMED });
  return documents.map(({ body: { bill, declareByMs } }) => ({ accountNo: bill.accountNo, billNo: bill.billNo, declareByMs }));
}
