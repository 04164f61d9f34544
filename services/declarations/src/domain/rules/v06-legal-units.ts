import { entryOf } from '../code-tables.ts';
import type { CodeTables } from '../code-tables.ts';
import type { Item } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import { error, warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

/**
 * V06 (domain.md §3.4): the legal units are those of the tariff; where the goods are sold in a legal unit, both quantities are one;
 * second unit and second quantity come together. Units of a tariff line that nobody has verified only warn.
 */
const check: Check = ({ items }, tables) =>
  items.flatMap((item, index) => {
    const path = `/items/${String(index)}`;
    return [...unitsOfTariff(item, path, tables), ...sameQuantity(item, path), ...secondTogether(item, path)];
  });

function unitsOfTariff(item: Item, path: string, tables: CodeTables): Fault[] {
  const tariff = entryOf(tables, 'hs-headings', item.hsCode);
  if (tariff === undefined) return [];
  const say = tariff.confidence === 'verified' ? error : warning;
  return (
    [
      ['firstUnit', '法定第一单位', 'first legal unit', tariff.attributes['first_unit']],
      ['secondUnit', '法定第二单位', 'second legal unit', tariff.attributes['second_unit']],
    ] as const
  ).flatMap(([name, zh, en, unit = '']) => {
    if (item[name] === unit || (name === 'firstUnit' && item.firstUnit === '')) return [];
    const right = unit === '' ? undefined : entryOf(tables, 'units', unit);
    const message =
      right === undefined
        ? { zh: `${item.hsCode}没有${zh}`, en: `${item.hsCode} has no ${en}` }
        : { zh: `${item.hsCode}的${zh}为${unit}(${right.zh})`, en: `the ${en} of ${item.hsCode} is ${unit} (${right.en})` };
    const hint = unit === '' ? { zh: '留空', en: 'leave it empty' } : { zh: `改为${unit}`, en: `write ${unit}` };
    return [say('V06', `${path}/${name}`, message, hint)];
  });
}

function sameQuantity(item: Item, path: string): Fault[] {
  const declared = decimalOf(item.quantity);
  if (declared === undefined || item.unit === '') return [];
  return (
    [
      ['firstQuantity', item.firstUnit],
      ['secondQuantity', item.secondUnit],
    ] as const
  ).flatMap(([name, unit]) => {
    const legal = decimalOf(item[name]);
    if (unit !== item.unit || legal === undefined || legal.eq(declared)) return [];
    return [
      error(
        'V06',
        `${path}/${name}`,
        {
          zh: `单位同为${unit}，数量却为${item.quantity}与${item[name]}`,
          en: `both are in unit ${unit}, yet ${item.quantity} and ${item[name]}`,
        },
        { zh: `改为${item.quantity}，或核对单位`, en: `write ${item.quantity}, or check the units` },
      ),
    ];
  });
}

function secondTogether(item: Item, path: string): Fault[] {
  // clients write a zero where there is no second unit
  const none = item.secondQuantity === '' || decimalOf(item.secondQuantity)?.isZero() === true;
  if ((item.secondUnit === '') === none) return [];
  const [name, zh, en] =
    item.secondUnit === '' ? (['secondUnit', '法定第二单位', 'unit'] as const) : (['secondQuantity', '法定第二数量', 'quantity'] as const);
  return [
    error(
      'V06',
      `${path}/${name}`,
      { zh: `${zh}未填：第二单位与第二数量须同时填写`, en: `the second ${en} is missing: second unit and second quantity come together` },
      { zh: `填写${zh}，或删除另一项`, en: `give it, or take the other away` },
    ),
  ];
}

export const v06LegalUnits: Rule = {
  id: 'V06',
  text: {
    zh: '法定单位与税则一致；成交单位与法定单位相同时数量相同；第二单位与第二数量同时填写',
    en: 'Legal units are those of the tariff; in one unit the quantities are one; second unit and second quantity come together',
  },
  hint: { zh: '按税则填写法定单位与数量', en: 'write units and quantities as the tariff has them' },
  source: 'domain.md 3.4 V06 [S27, S28j]; units of tariff lines from memory, so they only warn',
  since: '2026-11-27',
  severities: ['error', 'warning'],
  verified: false,
  tables: ['hs-headings', 'units'],
  needs: {
    zh: '税则表目前只有少量示例；不在表中的编号不核对单位',
    en: 'the whole tariff: the table is a starter, and units of other lines are not judged',
  },
  check,
};
