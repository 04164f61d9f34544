import { decimalOf, exact } from '../decimals.ts';
import { error } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** Half a unit of the fourth place of the price, and half a cent of the total: what rounding alone can explain. */
const perUnit = exact('0.00005');
const ofTotal = exact('0.005');

/** V05 (domain.md §3.4): total = price × quantity within quantity × 0.00005 + 0.005, in the currency of the item. */
const check: Check = ({ items }) =>
  collect((add) => {
    for (const [index, item] of items.entries()) {
      const price = decimalOf(item.unitPrice);
      const quantity = decimalOf(item.quantity);
      const total = decimalOf(item.totalPrice);
      if (price === undefined || quantity === undefined || total === undefined) continue;
      const product = price.times(quantity);
      if (total.minus(product).abs().lte(quantity.times(perUnit).plus(ofTotal))) continue;
      const right = product.toFixed(2);
      add(
        error(
          'V05',
          `/items/${String(index)}/totalPrice`,
          {
            zh: `总价${item.totalPrice}不等于单价${item.unitPrice}×数量${item.quantity}=${right}`,
            en: `total ${item.totalPrice} is not price ${item.unitPrice} × quantity ${item.quantity} = ${right}`,
          },
          { zh: `改为${right}，或核对单价与数量`, en: `write ${right}, or check price and quantity` },
        ),
      );
    }
  });

export const v05TotalPrice: Rule = {
  id: 'V05',
  text: { zh: '总价等于单价×数量，容差为数量×0.00005+0.005', en: 'Total is price × quantity within quantity × 0.00005 + 0.005' },
  hint: { zh: '核对单价、数量与总价', en: 'check price, quantity and total' },
  source: 'domain.md 3.4 V05: the tolerance that rounding to 4 decimals explains',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: [],
  check,
};
