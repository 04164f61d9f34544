import type { Item } from '../content.ts';
import type { ExactDecimal } from '../decimals.ts';
import { decimalOf, exact } from '../decimals.ts';
import type { Text } from '../fault.ts';
import type { RateUsed, Step } from './calculation.ts';
import type { Fen } from './money.ts';
import { shown, toFen, yuanOf } from './money.ts';
import type { Place, Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOf } from './worksheet.ts';

/** An amount in yuan, exact, with the formula that made it. */
export interface InYuan {
  readonly yuan: ExactDecimal;
  readonly expression: string;
  readonly rates: readonly RateUsed[];
}

const HOME = 'CNY';

/**
 * Converts an amount by the customs exchange rate of the law's day (计征汇率). Undefined, and noted, where the currency is not given or
 * has no rate. `place` is the field that names the currency.
 */
export function inYuan(sheet: Worksheet, amount: ExactDecimal, currency: string, place: Place): InYuan | undefined {
  if (currency === '') {
    missingField(sheet, place, { zh: '没有币制', en: 'no currency' }, { zh: '填写币制，例如USD', en: 'give the currency, e.g. USD' });
    return undefined;
  }
  if (currency === HOME) return { yuan: amount, expression: `${amount.toFixed()} CNY`, rates: [] };
  const rate = rateOf(sheet, 'exchange-rates', currency);
  const per100 = rate?.figures['cny_per_100'];
  if (rate === undefined || per100 === undefined) {
    missingRate(sheet, 'exchange-rates', currency, place, { zh: '计征汇率', en: 'customs exchange rate' });
    return undefined;
  }
  return { yuan: amount.times(exact(per100)).div(100), expression: `${amount.toFixed()} ${currency} × ${per100} / 100`, rates: [rate] };
}

export interface Priced {
  readonly fen: Fen;
  readonly step: Step;
}

/** 成交价格 of an item in renminbi: its total price by the exchange rate, rounded to fen. */
export function priceOf(sheet: Worksheet, item: Item, index: number): Priced | undefined {
  const at = (field: string): Place => ({ path: `/items/${String(index)}/${field}`, itemNo: item.itemNo });
  const total = decimalOf(item.totalPrice);
  if (total === undefined) {
    missingField(sheet, at('totalPrice'), { zh: '没有总价', en: 'no total price' }, { zh: '填写总价', en: 'give the total price' });
    return undefined;
  }
  const converted = inYuan(sheet, total, item.currency, at('currency'));
  if (converted === undefined) return undefined;
  const fen = toFen(converted.yuan);
  return { fen, step: roundedStep('price', { zh: '成交价格(人民币)', en: 'Price in yuan' }, converted, fen) };
}

/** A step whose exact amount in yuan was rounded to fen, half up. */
export function roundedStep(kind: Step['kind'], name: Text, { yuan, expression, rates }: InYuan, fen: Fen): Step {
  return { kind, name, expression, exact: shown(yuan), rounding: 'half-up', result: yuanOf(fen), rates: rates.map(({ id }) => id) };
}
