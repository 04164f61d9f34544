import type { Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { RecordDeclared, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';
import { declareRecord, releaseRecord, voidRecord } from '../domain/enter-first/follow-record.ts';
import type { VoidRecord } from '../domain/enter-first/follow-record.ts';
import { declaredRecord, nowhere, placeRecord } from '../domain/enter-first/place-record.ts';

/** What a declaration says of itself as a record (备案清单): what it declares and on which bill, or that and why it is none. */
export type RecordNews =
  | { readonly is: 'record'; readonly record: Omit<RecordDeclared, 'declarationVersion'> }
  | { readonly is: 'none'; readonly cause: VoidRecord['cause']; readonly declarationId: string; readonly declarationNo: string };

/**
 * Tells bills what a declaration is the record of (备案清单跟踪). First the declaration's own stream remembers the bill, so that the one
 * that it leaves is known; then each bill learns its part. A repeat gets the same answer of the first step and goes on from there.
 */
export async function followRecord(journal: Journal<WarehousesEvent>, news: RecordNews, meta: FactMeta): Promise<void> {
  const { commandId, eventId: cause, occurredAtMs, source, version: declarationVersion } = meta;
  const by = { commandId, by: 'system', cause };
  const told = { occurredAtMs, source };
  const { declarationId, declarationNo } = news.is === 'record' ? news.record : news;
  const place = news.is === 'record' ? { accountNo: news.record.accountNo, billNo: news.record.billNo } : nowhere;

  const placed = await journal.change(declaredRecord, encodeURIComponent(declarationId), by, (state) =>
    placeRecord(state, { declarationId, declarationNo, declarationVersion, place }, told),
  );
  if (placed.outcome === 'refused') return;
  const [fact] = placed.events.flatMap((event) => (event.fact?.$case === 'recordPlaced' ? [event.fact.value] : []));
  if (fact === undefined) return;

  let released = false;
  const { previousAccountNo: accountNo, previousBillNo: billNo } = fact;
  if (billNo !== '' && (accountNo !== place.accountNo || billNo !== place.billNo)) {
    const gone = { accountNo, billNo, declarationId, declarationVersion, cause: news.is === 'record' ? 'MOVED' : news.cause } as const;
    const left = await journal.change(enteredBill, enteredBillStreamId(accountNo, billNo), by, (state) => voidRecord(state, gone, told));
    released = left.state.records.some((each) => each.declarationId === declarationId && each.released);
  }
  if (news.is === 'record' && place.billNo !== '') {
    const record = { ...news.record, declarationVersion };
    await journal.change(enteredBill, enteredBillStreamId(place.accountNo, place.billNo), by, (state) =>
      declareRecord(state, record, told),
    );
    // amended after its release: the release goes with it
    const moved = { ...place, declarationId };
    if (released)
      await journal.change(
        enteredBill,
        enteredBillStreamId(place.accountNo, place.billNo),
        { ...by, commandId: `${commandId}/release` },
        (state) => releaseRecord(state, moved, told),
      );
  }
}
