import type { RefundLine } from '@tongguan/contracts/declarations/v1/events';
import type { DeclarationContent } from '../content.ts';
import type { ExactDecimal } from '../decimals.ts';
import { decimalOf, exact, zero } from '../decimals.ts';

export type { RefundLine } from '@tongguan/contracts/declarations/v1/events';

/** Decimal places of quantities (domain.md §3.2). */
const PLACES = 5;
const amount = (text: string): ExactDecimal => decimalOf(text) ?? zero;

/** What the tax authority needs of each item for its review (domain.md §1.5): goods, quantity and value, and nothing else. */
export function refundLinesOf({ items }: DeclarationContent): readonly RefundLine[] {
  return items.map(({ itemNo, hsCode, name, quantity, unit, totalPrice, currency }) => ({
    ...{ itemNo, hsCode, name, quantity: amount(quantity).toFixed(PLACES), unit, totalPrice, currency },
  }));
}

/** What a return takes back of a declaration's items. */
export interface TakenBack {
  /** Lines of the declaration, with the quantity and the share of the value that are taken back. */
  readonly lines: readonly RefundLine[];
  /** Returned goods that are none of it, or more than is left of them. */
  readonly unmatched: readonly RefundLine[];
  /** Nothing of the declaration is left. */
  readonly whole: boolean;
}

/**
 * 部分退运: takes the returned quantities from the items of the same commodity code and unit, in their order, as far as something is left
 * of them. `reversed` holds what earlier returns took, by item number.
 */
export function takeBack(
  original: readonly RefundLine[],
  reversed: Readonly<Record<string, string>>,
  returned: readonly RefundLine[],
): TakenBack {
  const left = new Map(original.map((line) => [line.itemNo, amount(line.quantity).minus(exact(reversed[line.itemNo] ?? '0'))]));
  const taken = new Map<string, ExactDecimal>();
  const unmatched = returned.flatMap((back): RefundLine[] => {
    let open = amount(back.quantity);
    for (const { itemNo, hsCode, unit } of original) {
      if (hsCode !== back.hsCode || unit !== back.unit) continue;
      const there = left.get(itemNo) ?? zero;
      const part = there.lessThan(open) ? there : open;
      left.set(itemNo, there.minus(part));
      taken.set(itemNo, (taken.get(itemNo) ?? zero).plus(part));
      open = open.minus(part);
    }
    return open.greaterThan(0) ? [{ ...back, quantity: open.toFixed(PLACES) }] : [];
  });
  const lines = original.flatMap((line): RefundLine[] => {
    const part = taken.get(line.itemNo) ?? zero;
    return part.greaterThan(0) ? [partOf(line, part)] : [];
  });
  return { lines, unmatched, whole: [...left.values()].every((rest) => rest.lessThanOrEqualTo(0)) };
}

/** What is left of an item after its reversals. */
export function leftOf(line: RefundLine, reversed: Readonly<Record<string, string>>): RefundLine {
  return partOf(line, amount(line.quantity).minus(exact(reversed[line.itemNo] ?? '0')));
}

/** A part of an item, with its share of the value, in two places as totals are declared. */
function partOf(line: RefundLine, quantity: ExactDecimal): RefundLine {
  const whole = amount(line.quantity);
  const price = whole.isZero() ? zero : amount(line.totalPrice).times(quantity).dividedBy(whole);
  return { ...line, quantity: quantity.toFixed(PLACES), totalPrice: price.toFixed(2) };
}
