import type { Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import type { GoodsCount, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { releaseEnteredGoods as decide } from '../domain/enter-first/release-entered-goods.ts';

/** Tells an account that what entered first for a declaration may be booked, and books the lists that waited for it. */
export async function releaseEnteredGoods(
  journal: Journal<WarehousesEvent>,
  goods: { readonly accountNo: string; readonly billNo: string; readonly declarationNo: string; readonly goods: readonly GoodsCount[] },
  meta: FactMeta,
): Promise<void> {
  const { commandId, eventId, occurredAtMs, source } = meta;
  await journal.change(account, accountStreamId(goods.accountNo), { commandId, by: 'system', cause: eventId }, (state) =>
    decide(state, { ...goods, occurredAtMs, source }),
  );
}
