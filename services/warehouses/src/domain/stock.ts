import type { StockDirection } from '@tongguan/contracts/warehouses/v1/events';
import { ZERO } from './quantity.ts';
import type { Exactly } from './quantity.ts';

/** The four counters of a ledger line (账册商品项): booked and pre-booked, in and out (domain.md §5). */
export interface Counters {
  /** 实际增加 */
  readonly actlInc: Exactly;
  /** 实际减少 */
  readonly actlRedc: Exactly;
  /** 预增加 */
  readonly prevdInc: Exactly;
  /** 预减少 */
  readonly prevdRedc: Exactly;
}

export const NO_STOCK: Counters = { actlInc: ZERO, actlRedc: ZERO, prevdInc: ZERO, prevdRedc: ZERO };

/** 结存: what is booked in and not yet booked out. */
export function balance(counters: Counters): Exactly {
  return counters.actlInc.minus(counters.actlRedc);
}

/** 可用: the balance without what is promised to out lists; what is only expected to come in does not count. */
export function available(counters: Counters): Exactly {
  return balance(counters).minus(counters.prevdRedc);
}

/** 预核扣: an approved list takes its quantity in advance. */
export function preBook(counters: Counters, direction: StockDirection, quantity: Exactly): Counters {
  return direction === 'STOCK_DIRECTION_IN'
    ? { ...counters, prevdInc: counters.prevdInc.plus(quantity) }
    : { ...counters, prevdRedc: counters.prevdRedc.plus(quantity) };
}

/** The other way round of {@link preBook}, for a cancelled list. */
export function giveBack(counters: Counters, direction: StockDirection, quantity: Exactly): Counters {
  return preBook(counters, direction, quantity.negated());
}

/** 核扣: moves a quantity from pre-booked to booked. */
export function book(counters: Counters, direction: StockDirection, quantity: Exactly): Counters {
  const given = giveBack(counters, direction, quantity);
  return direction === 'STOCK_DIRECTION_IN'
    ? { ...given, actlInc: given.actlInc.plus(quantity) }
    : { ...given, actlRedc: given.actlRedc.plus(quantity) };
}
