import type { CodeTables } from '../code-tables.ts';
import { attributeOf } from '../code-tables.ts';
import type { Item } from '../content.ts';
import type { ExactDecimal } from '../decimals.ts';
import { decimalOf, exact, zero } from '../decimals.ts';
import type { RateUsed } from './calculation.ts';

/** Rates of a tax: a share of its base (从价), an amount by quantity (从量), or both (复合). */
export interface Figures {
  /** 0.097 for 9.7 %. */
  readonly share: ExactDecimal;
  /** As written in the table: `9.7`; undefined when there is none. */
  readonly percent: string | undefined;
  /** Yuan for the quantity of the item; zero when it is not by quantity. */
  readonly byQuantity: ExactDecimal;
  /** `0.8 × 25000 (035)`; empty when it is not by quantity. */
  readonly quantityExpression: string;
}

type Unusable = 'no-figure' | 'no-quantity';

/** Figures of a row for an item. `no-quantity`: the item says no quantity in the unit of the rate; `no-figure`: the row is empty. */
export function figuresOf(rate: RateUsed, item: Item, tables: CodeTables): Figures | Unusable {
  const { percent, yuan_per_unit: perUnit, unit = '' } = rate.figures;
  if (percent === undefined && perUnit === undefined) return 'no-figure';
  const share = percent === undefined ? zero : exact(percent).div(100);
  if (perUnit === undefined) return { share, percent, byQuantity: zero, quantityExpression: '' };
  const quantity = quantityIn(item, unit, tables);
  if (quantity === undefined) return 'no-quantity';
  const quantityExpression = `${perUnit} × ${quantity.toFixed()} (${unit})`;
  return { share, percent, byQuantity: exact(perUnit).times(quantity), quantityExpression };
}

/** Quantity of an item in a unit: the legal units first, then any unit that weighs something (吨 into 千克). */
function quantityIn(item: Item, unit: string, tables: CodeTables): ExactDecimal | undefined {
  const said = [
    [item.firstUnit, item.firstQuantity],
    [item.secondUnit, item.secondQuantity],
    [item.unit, item.quantity],
  ] as const;
  const same = said.find(([of, quantity]) => of === unit && decimalOf(quantity) !== undefined);
  if (same !== undefined) return decimalOf(same[1]);
  const kilograms = (of: string): string | undefined => (of === '' ? undefined : attributeOf(tables, 'units', of, 'kilograms'));
  const wanted = kilograms(unit);
  if (wanted === undefined) return undefined;
  for (const [of, quantity] of said) {
    const weight = kilograms(of);
    const amount = decimalOf(quantity);
    if (weight !== undefined && amount !== undefined) return amount.times(exact(weight)).div(exact(wanted));
  }
  return undefined;
}

/** The whole levy on a base (yuan), exact, with its formula. */
export function levyOn(
  base: ExactDecimal,
  { share, percent, byQuantity, quantityExpression }: Figures,
): {
  readonly yuan: ExactDecimal;
  readonly expression: string;
} {
  const byValue = percent === undefined ? [] : [`${base.toFixed(2)} × ${percent} %`];
  const parts = quantityExpression === '' ? byValue : [...byValue, quantityExpression];
  return { yuan: base.times(share).plus(byQuantity), expression: parts.join(' + ') };
}
