import { exact } from '../decimals.ts';
import type { Levied } from './import-taxes.ts';
import { left } from './import-taxes.ts';
import { roundedStep } from './item-price.ts';
import { levyOn } from './levy.ts';
import type { Fen } from './money.ts';
import { exactYuan, toFen, yuanOf } from './money.ts';
import type { TaxItem, Treatment } from './tax-item.ts';
import { applied, placeOf } from './tax-item.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOfGoods } from './worksheet.ts';

/** Customs value (完税价格) and duty of an exported item. */
interface Exported extends Levied {
  readonly customsValue: Fen;
}

/**
 * 出口关税 of an item (from memory [M]): the FOB price has the duty in it, so customs value = (FOB − amount by quantity) ÷ (1 + rate), rounded to
 * fen; duty = customs value × rate + amount by quantity. A provisional rate goes before the rate of the tariff.
 */
export function exportDutyOf(sheet: Worksheet, of: TaxItem, fob: Fen, treatment: Treatment): Exported | undefined {
  const { hsCode } = of.item;
  const what = { zh: '出口关税税率', en: 'rate of export duty' };
  const rate = rateOfGoods(sheet, 'duty-rates', hsCode, '/export-provisional') ?? rateOfGoods(sheet, 'duty-rates', hsCode, '/export');
  if (rate === undefined) {
    missingRate(sheet, 'duty-rates', `${hsCode}/export`, placeOf(of, 'hsCode'), what);
    return undefined;
  }
  const use = applied(sheet, of, rate, what);
  if (use === undefined) return undefined;
  const { share, percent, byQuantity, quantityExpression } = use.figures;
  const value = exactYuan(fob).minus(byQuantity).div(exact('1').plus(share));
  if (value.lt(0)) {
    missingField(
      sheet,
      placeOf(of, 'totalPrice'),
      { zh: '从量计征的出口关税高于离岸价格', en: 'the export duty by quantity is more than the FOB price' },
      { zh: '核对总价与数量', en: 'check price and quantity' },
    );
    return undefined;
  }
  const customsValue = toFen(value);
  const minus = quantityExpression === '' ? yuanOf(fob) : `(${yuanOf(fob)} − ${quantityExpression})`;
  const valueStep = roundedStep(
    'customs-value',
    { zh: '完税价格', en: 'Customs value' },
    { yuan: value, expression: `${minus} / (1 + ${percent ?? '0'} %)`, rates: [rate] },
    customsValue,
  );
  const levy = levyOn(exactYuan(customsValue), use.figures);
  const full = toFen(levy.yuan);
  const step = roundedStep('export-duty', { zh: '出口关税', en: 'Export duty' }, { ...levy, rates: [rate] }, full);
  const { fen, steps } = left({ fen: full, steps: [valueStep, step] }, treatment, 'duty');
  return { customsValue, fen, steps };
}
