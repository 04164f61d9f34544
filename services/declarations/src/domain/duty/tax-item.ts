import type { CodeTables, TableName } from '../code-tables.ts';
import type { Item } from '../content.ts';
import type { Text } from '../fault.ts';
import type { RateUsed, Settlement } from './calculation.ts';
import type { Figures } from './levy.ts';
import { figuresOf } from './levy.ts';
import type { Place, Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOf } from './worksheet.ts';

/** One item on its way through the taxes. */
export interface TaxItem {
  readonly item: Item;
  readonly index: number;
  readonly levyNature: string;
  /** Codes of the agreements whose proofs of origin the declaration has. */
  readonly agreements: readonly string[];
}

export const placeOf = ({ item, index }: TaxItem, field: string): Place => ({
  path: `/items/${String(index)}/${field}`,
  itemNo: item.itemNo,
});

/** A rate with its figures for an item. */
export interface Applied {
  readonly rate: RateUsed;
  readonly figures: Figures;
}

/** Figures of a rate for an item; undefined, and noted, when the row has none or the item lacks a quantity in its unit. */
export function applied(sheet: Worksheet, of: TaxItem, rate: RateUsed, what: Text): Applied | undefined {
  const figures = figuresOf(rate, of.item, sheet.tables);
  if (figures === 'no-figure') {
    missingRate(sheet, rate.table, rate.code, placeOf(of, 'hsCode'), what);
    return undefined;
  }
  if (figures === 'no-quantity') {
    const unit = rate.figures['unit'] ?? '';
    missingField(
      sheet,
      placeOf(of, 'firstQuantity'),
      { zh: `从量计征，没有以${unit}为单位的数量`, en: `taxed by quantity, and there is none in unit ${unit}` },
      { zh: `填写以${unit}为单位的数量`, en: `give a quantity in unit ${unit}` },
    );
    return;
  }
  return { rate, figures };
}

/** What a duty mode (征减免税方式) leaves to be levied, in percent, and how it is settled. */
export interface Treatment {
  readonly rate: RateUsed;
  readonly settlement: Settlement;
  readonly percentOf: (tax: 'duty' | 'consumption' | 'vat') => string;
}

const SETTLEMENTS: readonly Settlement[] = ['pay', 'deposit', 'guarantee'];

/** The row of mode and levy nature together, where there is one, else that of the mode. */
export function treatmentOf(sheet: Worksheet, of: TaxItem): Treatment | undefined {
  const { dutyMode } = of.item;
  const table: TableName = 'duty-treatments';
  const rate = rateOf(sheet, table, `${dutyMode}/${of.levyNature}`) ?? rateOf(sheet, table, dutyMode);
  const settlement = SETTLEMENTS.find((one) => one === rate?.figures['settlement']);
  if (rate === undefined || settlement === undefined) {
    missingRate(sheet, table, `${dutyMode}/${of.levyNature}`, placeOf(of, 'dutyMode'), {
      zh: '征减免税方式的计征比例',
      en: 'share that the duty mode leaves',
    });
    return undefined;
  }
  return { rate, settlement, percentOf: (tax) => rate.figures[`${tax}_percent`] ?? '100' };
}

/** Agreements that proofs of origin name (随附单证 Y: `<02>` and the number), in force on the day. */
export function agreementsOf(
  tables: CodeTables,
  documents: readonly { readonly code: string; readonly number: string }[],
): readonly string[] {
  const codes = documents.flatMap(({ code, number }) => (code === 'Y' ? (/^<(\d{2})>/.exec(number)?.[1] ?? []) : []));
  return [...new Set(codes)].filter((code) => tables.tables['trade-agreements'].byCode.has(code));
}
