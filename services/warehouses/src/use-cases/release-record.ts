import type { Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';
import { releaseRecord as decide } from '../domain/enter-first/follow-record.ts';
import { declaredRecord } from '../domain/enter-first/place-record.ts';

/** Tells the bill that a declaration is the record of that it was released (备案清单放行); nothing where it is none. */
export async function releaseRecord(journal: Journal<WarehousesEvent>, declarationId: string, meta: FactMeta): Promise<void> {
  const { commandId, eventId, occurredAtMs, source } = meta;
  const { state } = await journal.load(declaredRecord, encodeURIComponent(declarationId));
  const { accountNo, billNo } = state;
  if (billNo === '') return;
  await journal.change(enteredBill, enteredBillStreamId(accountNo, billNo), { commandId, by: 'system', cause: eventId }, (bill) =>
    decide(bill, { accountNo, billNo, declarationId }, { occurredAtMs, source }),
  );
}
