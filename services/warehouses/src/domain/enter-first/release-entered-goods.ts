import type { AccountState, WarehousesEvent } from '../account.ts';
import { withBookings } from '../book-list.ts';
import type { GoodsCount } from './entered-bill.ts';
import { sameGoods } from './goods-count.ts';

/** Received and declared agree, and the record is released: its goods may be booked. */
export interface ReleaseEnteredGoods {
  readonly accountNo: string;
  readonly billNo: string;
  readonly declarationNo: string;
  readonly goods: readonly GoodsCount[];
  readonly occurredAtMs: number;
  readonly source: string;
}

/**
 * Tells an account what entered first for a declaration (先进区货物可核扣), and books the lists that waited for it. Lists that were
 * booked by gate passes before count as well, so that nothing is booked a second time.
 */
export function releaseEnteredGoods(state: AccountState, command: ReleaseEnteredGoods): readonly WarehousesEvent[] {
  const { accountNo, billNo, declarationNo, goods, occurredAtMs, source } = command;
  const known = state.entered.get(declarationNo);
  if (known?.billNo === billNo && sameGoods(known.goods, goods)) return [];
  const value = { accountNo, billNo, declarationNo, goods: [...goods] };
  const released: WarehousesEvent = { occurredAtMs, source, fact: { $case: 'enteredGoodsReleased', value } };
  return withBookings(state, [released], state.listsOfDeclaration.get(declarationNo) ?? []);
}
