import { ZERO, formatQuantity, storedQuantity } from '../quantity.ts';
import type { Exactly } from '../quantity.ts';
import type { GoodsCount, GoodsDifference } from './entered-bill.ts';

type Counted = Omit<GoodsCount, 'name'> & { readonly name?: string };

/** What makes goods the same kind for a comparison (同类货物): the ten digits of the HS code, and the declared unit. */
export const kindOf = ({ hsCode, unit }: { readonly hsCode: string; readonly unit: string }): string => `${hsCode.slice(0, 10)} ${unit}`;

interface Sum {
  readonly hsCode: string;
  readonly unit: string;
  readonly name: string;
  readonly quantity: Exactly;
}

/** Quantities by kind; the name is that of the first one. */
export function sums(goods: readonly Counted[]): ReadonlyMap<string, Sum> {
  const byKind = new Map<string, Sum>();
  for (const { hsCode, unit, name = '', quantity } of goods) {
    const kind = kindOf({ hsCode, unit });
    const before = byKind.get(kind) ?? { hsCode: hsCode.slice(0, 10), unit, name, quantity: ZERO };
    byKind.set(kind, { ...before, quantity: before.quantity.plus(storedQuantity(quantity)) });
  }
  return byKind;
}

/** One entry for each kind, in the order of the kinds; quantities with 5 places. */
export function counted(goods: readonly Counted[]): readonly GoodsCount[] {
  return inOrder(sums(goods)).map(([, { quantity, ...kind }]) => ({ ...kind, quantity: formatQuantity(quantity) }));
}

/** Received beside declared, kind by kind; `difference` = received - declared. */
export function differences(received: readonly Counted[], declared: readonly Counted[]): readonly GoodsDifference[] {
  const [is, should] = [sums(received), sums(declared)];
  return inOrder(new Map([...should, ...is])).map(([kind, { hsCode, unit, name }]) => {
    const [a, b] = [is.get(kind)?.quantity ?? ZERO, should.get(kind)?.quantity ?? ZERO];
    return { hsCode, unit, name, received: formatQuantity(a), declared: formatQuantity(b), difference: formatQuantity(a.minus(b)) };
  });
}

/** What is left of goods when others are taken from them; never below zero, and no kind that has nothing left. */
export function remaining(goods: readonly Counted[], taken: readonly Counted[]): readonly GoodsCount[] {
  const gone = sums(taken);
  return counted(goods).flatMap((each) => {
    const left = storedQuantity(each.quantity).minus(gone.get(kindOf(each))?.quantity ?? ZERO);
    return left.greaterThan(0) ? [{ ...each, quantity: formatQuantity(left) }] : [];
  });
}

/** True when `goods` hold at least what `wanted` asks for, kind by kind. */
export function holds(goods: readonly Counted[], wanted: readonly Counted[]): boolean {
  const there = sums(goods);
  return [...sums(wanted)].every(([kind, { quantity }]) => quantity.lessThanOrEqualTo(there.get(kind)?.quantity ?? ZERO));
}

export function sameGoods(a: readonly Counted[], b: readonly Counted[]): boolean {
  return holds(a, b) && holds(b, a);
}

function inOrder(byKind: ReadonlyMap<string, Sum>): readonly (readonly [string, Sum])[] {
  return [...byKind].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
