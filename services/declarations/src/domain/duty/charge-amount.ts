import type { CompleteHeader } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import type { InYuan } from './item-price.ts';
import { inYuan } from './item-price.ts';
import type { Fen } from './money.ts';
import { exactYuan, yuanOf } from './money.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOf } from './worksheet.ts';

export type ChargeName = 'freight' | 'insurance' | 'otherCosts';

const KG_PER_TONNE = 1000;

/**
 * A charge by its mark (费用标记: 1 rate, 2 unit price, 3 total) in yuan, exact. What a rate or a unit price is counted on is said by the
 * table charge-bases. `of` has the price of the goods and the freight that was added to it, in fen.
 */
export function chargeAmount(
  sheet: Worksheet,
  header: CompleteHeader,
  charge: ChargeName,
  of: { readonly goods: Fen; readonly freight: Fen },
): InYuan | undefined {
  const { mark, amount: said, currency } = header[charge];
  const at = (field: string) => ({ path: `/header/${charge}/${field}`, itemNo: '' });
  const amount = decimalOf(said);
  if (amount === undefined) {
    missingField(
      sheet,
      at('amount'),
      { zh: '费用没有可用的数值', en: 'the charge has no usable amount' },
      { zh: '填写数值', en: 'give the amount' },
    );
    return undefined;
  }
  const base = rateOf(sheet, 'charge-bases', `${charge}/${mark}`);
  switch (base?.figures['base']) {
    case 'price':
    case 'price-and-freight': {
      const fen = base.figures['base'] === 'price' ? of.goods : of.goods + of.freight;
      return { yuan: exactYuan(fen).times(amount).div(100), expression: `${yuanOf(fen)} × ${amount.toFixed()} %`, rates: [base] };
    }
    case 'gross-tonnes': {
      const kg = decimalOf(header.grossWeightKg);
      if (kg === undefined) {
        missingField(
          sheet,
          { path: '/header/grossWeightKg', itemNo: '' },
          { zh: '没有毛重，按吨计的费用无法计算', en: 'no gross weight, so a charge by the tonne is not known' },
          { zh: '填写毛重', en: 'give the gross weight' },
        );
        return undefined;
      }
      const whole = inYuan(sheet, amount.times(kg).div(KG_PER_TONNE), currency, at('currency'));
      if (whole === undefined) return undefined;
      const { yuan, rates } = whole;
      const [exchange] = rates;
      const byRate = exchange === undefined ? '' : ` × ${exchange.figures['cny_per_100'] ?? ''} / 100`;
      return { yuan, expression: `${amount.toFixed()} ${currency} × ${kg.toFixed()} kg / 1000${byRate}`, rates: [...rates, base] };
    }
    case 'amount': {
      const whole = inYuan(sheet, amount, currency, at('currency'));
      return whole === undefined ? undefined : { ...whole, rates: [...whole.rates, base] };
    }
    case undefined:
    default:
      missingRate(sheet, 'charge-bases', `${charge}/${mark}`, at('mark'), { zh: '费用标记', en: 'basis of the mark' });
      return undefined;
  }
}
