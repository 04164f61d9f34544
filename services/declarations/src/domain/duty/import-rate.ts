import { attributeOf, wordsOf } from '../code-tables.ts';
import type { Applied, TaxItem } from './tax-item.ts';
import { applied, placeOf } from './tax-item.ts';
import type { Fen } from './money.ts';
import { exactYuan } from './money.ts';
import { levyOn } from './levy.ts';
import type { Worksheet } from './worksheet.ts';
import { missingRate, rateOf, rateOfGoods } from './worksheet.ts';

/**
 * Rates that may apply to an imported item (关税条例, from memory [M]): the column of its origin (最惠国 or 普通税率); instead of the most
 * favoured nation's its provisional rate (暂定税率), where there is one; and the rate of each agreement (协定税率) that covers the origin and
 * has a proof among the documents. Undefined when one that must be there is missing.
 */
function candidates(sheet: Worksheet, of: TaxItem): readonly Applied[] | undefined {
  const { hsCode, originCountry } = of.item;
  const column = rateOf(sheet, 'origin-tariffs', originCountry)?.figures['tariff'];
  if (column === undefined) {
    missingRate(sheet, 'origin-tariffs', originCountry, placeOf(of, 'originCountry'), {
      zh: '该原产国适用的税率栏目',
      en: 'tariff column of this origin',
    });
    return undefined;
  }
  const what = { zh: `关税税率(${column})`, en: `rate of duty (${column})` };
  const provisional = column === 'mfn' ? rateOfGoods(sheet, 'duty-rates', hsCode, '/provisional') : undefined;
  const columns = [provisional === undefined ? column : undefined, ...agreementsFor(sheet, of)].filter((one) => one !== undefined);
  const rows = columns.map((one) => {
    const rate = rateOfGoods(sheet, 'duty-rates', hsCode, `/${one}`);
    if (rate === undefined) {
      missingRate(sheet, 'duty-rates', `${hsCode}/${one}`, placeOf(of, 'hsCode'), {
        zh: one === column ? what.zh : `协定${one}的税率`,
        en: one === column ? what.en : `rate under agreement ${one}`,
      });
      return undefined;
    }
    return applied(sheet, of, rate, what);
  });
  const all = provisional === undefined ? rows : [applied(sheet, of, provisional, what), ...rows];
  return all.every((row) => row !== undefined) ? all : undefined;
}

function agreementsFor(sheet: Worksheet, { item, agreements }: TaxItem): readonly string[] {
  return agreements.filter((code) => wordsOf(attributeOf(sheet.tables, 'trade-agreements', code, 'members')).includes(item.originCountry));
}

/** The rate of an imported item: of those that apply, the one that comes to the least duty (从低适用); of equal ones the first. */
export function importRateOf(sheet: Worksheet, of: TaxItem, customsValue: Fen): Applied | undefined {
  const base = exactYuan(customsValue);
  const all = candidates(sheet, of);
  return all?.reduce((least, each) => (levyOn(base, each.figures).yuan.lt(levyOn(base, least.figures).yuan) ? each : least));
}
