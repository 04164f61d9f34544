import type { CodeTables } from '../code-tables.ts';
import { attributeOf } from '../code-tables.ts';
import type { Item } from '../content.ts';
import type { ExactDecimal } from '../decimals.ts';
import { decimalOf, exact, zero } from '../decimals.ts';
import { error } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** Net weight of an item: the first of its quantities whose unit is a weight; undefined when none is. */
function netKilograms(item: Item, tables: CodeTables): ExactDecimal | undefined {
  for (const [quantity, unit] of [
    [item.firstQuantity, item.firstUnit],
    [item.secondQuantity, item.secondUnit],
    [item.quantity, item.unit],
  ] as const) {
    const kilograms = attributeOf(tables, 'units', unit, 'kilograms');
    const amount = decimalOf(quantity);
    if (kilograms !== undefined && amount !== undefined) return amount.times(exact(kilograms));
  }
  return undefined;
}

/** V12 (domain.md §3.4): the items weigh no more than the net weight of the head; goods in bulk are one package. */
const check: Check = ({ header, items }, tables) =>
  collect((add) => {
    const net = decimalOf(header.netWeightKg);
    const sum = items.reduce((total, item) => total.plus(netKilograms(item, tables) ?? zero), zero);
    if (net !== undefined && sum.gt(net)) {
      add(
        error(
          'V12',
          '/header/netWeightKg',
          {
            zh: `商品项净重合计${sum.toString()}千克，大于表头净重${header.netWeightKg}`,
            en: `the items weigh ${sum.toString()} kg, more than the net weight ${header.netWeightKg}`,
          },
          { zh: '核对各项以千克计的法定数量与表头净重', en: 'check the quantities in kilograms of the items and the net weight' },
        ),
      );
    }
    if (
      attributeOf(tables, 'package-types', header.packageType, 'bulk') === 'yes' &&
      header.packages !== '' &&
      Number(header.packages) !== 1
    ) {
      add(
        error(
          'V12',
          '/header/packages',
          { zh: '散装货物件数须为1', en: 'goods in bulk are 1 package' },
          { zh: '件数改为1', en: 'write 1' },
        ),
      );
    }
  });

export const v12NetWeightAndPackages: Rule = {
  id: 'V12',
  text: {
    zh: '各项商品以千克计的数量合计不大于净重；散装货物件数为1',
    en: 'The items weigh no more than the net weight of the head; goods in bulk are 1 package',
  },
  hint: { zh: '核对法定数量、净重与件数', en: 'check legal quantities, net weight and packages' },
  source: 'domain.md 3.4 V12',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: ['units', 'package-types'],
  check,
};
