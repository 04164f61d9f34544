import type { AccountState, EnteredFirst, StockList, WarehousesEvent } from '../account.ts';
import { ZERO, formatQuantity } from '../quantity.ts';
import type { Exactly } from '../quantity.ts';
import type { AccountRefusal, Excess } from '../refusals.ts';
import type { GoodsCount } from './entered-bill.ts';
import { counted, holds, kindOf, remaining, sums } from './goods-count.ts';

type Listed = Pick<StockList, 'direction' | 'declarationNo'>;
interface Wanted {
  readonly index: number;
  readonly lineNo: string;
  readonly quantity: Exactly;
}

/** What came in first for a list (先进区货物); undefined: nothing, its goods come through the gate on passes. */
function enteredFor(state: AccountState, { direction, declarationNo }: Listed): EnteredFirst | undefined {
  return direction === 'STOCK_DIRECTION_IN' ? state.entered.get(declarationNo) : undefined;
}

/** What a list is booked by instead of passes; a list that was begun with passes goes on with them. */
export function bookedByEntry(state: AccountState, list: StockList): EnteredFirst | undefined {
  return list.lines.every(({ onPasses }) => onPasses.isZero()) ? enteredFor(state, list) : undefined;
}

/** True when receipts count all of the list's goods into the zone, and no pass does: they would be counted twice otherwise. */
export function allEntered(state: AccountState, list: StockList): boolean {
  const entered = bookedByEntry(state, list);
  return entered !== undefined && holds(remaining(entered.goods, entered.booked), goodsOf(state, list));
}

/** A list's approved quantities by kind of goods. */
export function goodsOf(state: AccountState, { lines }: Pick<StockList, 'lines'>): readonly GoodsCount[] {
  return counted(lines.flatMap(({ lineNo, approved }) => asGoods(state, lineNo, formatQuantity(approved))));
}

function asGoods(state: AccountState, lineNo: string, quantity: string): readonly GoodsCount[] {
  const line = state.lines.get(lineNo)?.line;
  return line === undefined ? [] : [{ hsCode: line.hsCode, unit: line.unit, name: line.name, quantity }];
}

/** The refusal of a list that asks for more than is held of what entered first; undefined: it does not. */
export function heldExcess(state: AccountState, list: Listed, wanted: readonly Wanted[]): AccountRefusal | undefined {
  const entered = enteredFor(state, list);
  if (entered === undefined) return undefined;
  const held = sums(remaining(entered.goods, entered.booked));
  const asked = sums(wanted.flatMap(({ lineNo, quantity }) => asGoods(state, lineNo, formatQuantity(quantity))));
  const [first, ...rest] = wanted.flatMap(({ index, lineNo, quantity }): readonly Excess[] => {
    const line = state.lines.get(lineNo)?.line;
    if (line === undefined) return [];
    const there = held.get(kindOf(line))?.quantity ?? ZERO;
    const short = (asked.get(kindOf(line))?.quantity ?? ZERO).minus(there);
    if (short.lessThanOrEqualTo(0)) return [];
    return [{ index, lineNo, requested: formatQuantity(quantity), remaining: formatQuantity(there), shortage: formatQuantity(short) }];
  });
  return first === undefined ? undefined : { refusal: 'over-held', lines: [first, ...rest] };
}

/** What entered first is held no longer, as far as a list that is booked holds it; none: the list is of no such goods, or is told already. */
export function heldNoLonger(state: AccountState, list: StockList): readonly WarehousesEvent['fact'][] {
  const entered = enteredFor(state, list);
  if (entered === undefined || list.status !== 'BOOKED' || entered.bookedLists.includes(list.listNo)) return [];
  const { billNo } = entered;
  const { declarationNo, listNo } = list;
  const value = { accountNo: state.opened?.accountNo ?? '', billNo, declarationNo, listNo, goods: [...goodsOf(state, list)] };
  return [{ $case: 'enteredGoodsBooked', value }];
}
