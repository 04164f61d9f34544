import type { Item } from '../content.ts';
import type { Text } from '../fault.ts';
import { apportion } from './apportion.ts';
import type { Step } from './calculation.ts';
import type { ChargeTotal } from './charges.ts';
import type { Priced } from './item-price.ts';
import type { Fen } from './money.ts';
import { sumOf, yuanOf } from './money.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField } from './worksheet.ts';

/** An item's price with its shares of the charges. */
export interface Valued {
  readonly fen: Fen;
  readonly steps: readonly Step[];
}

/**
 * Prices with their shares of the charges, apportioned by price (按各项商品价值比例分摊): what imports are valued at (CIF), or what exports cost
 * before their duty comes off (FOB). Sums of the shares are the charges, to the fen. An item that charges leave below zero is undefined.
 */
export function valuesOf(
  sheet: Worksheet,
  items: readonly Item[],
  prices: readonly Priced[],
  charges: readonly ChargeTotal[],
  kind: 'customs-value' | 'fob-value',
): readonly (Valued | undefined)[] {
  const weights = prices.map(({ fen }) => fen);
  const goods = sumOf(weights);
  const shares = charges.map(({ fen }) => apportion(fen, weights));
  return prices.map((price, index): Valued | undefined => {
    const parts = charges.map(({ sign, fen, step }, place) => {
      const share = shares[place]?.[index] ?? 0n;
      return { signed: sign * share, step: shareStep(step, { whole: fen, share, price: price.fen, goods }) };
    });
    const fen = price.fen + sumOf(parts.map(({ signed }) => signed));
    if (fen < 0n) {
      missingField(
        sheet,
        { path: `/items/${String(index)}/totalPrice`, itemNo: items[index]?.itemNo ?? '' },
        { zh: '运费、保费高于成交价格', en: 'freight and insurance are more than the price' },
        { zh: '核对总价、运费与保费', en: 'check price, freight and insurance' },
      );
      return;
    }
    const expression = parts.map(({ signed }) => ` ${signed < 0n ? '−' : '+'} ${yuanOf(signed < 0n ? -signed : signed)}`).join('');
    const names: Record<typeof kind, Text> = {
      'customs-value': { zh: '完税价格', en: 'Customs value' },
      'fob-value': { zh: '离岸价格', en: 'FOB value' },
    };
    const result = yuanOf(fen);
    const value: Step = {
      ...{ kind, name: names[kind], expression: `${yuanOf(price.fen)}${expression}`, exact: result, rounding: 'none', result, rates: [] },
    };
    return { fen, steps: [price.step, ...parts.map(({ step }) => step), value] };
  });
}

/** The share of one item in a charge; its rates are those of the whole. */
function shareStep(whole: Step, of: { readonly whole: Fen; readonly share: Fen; readonly price: Fen; readonly goods: Fen }): Step {
  const { kind, name } = whole;
  const divided = of.goods === 0n ? yuanOf(of.whole) : `${yuanOf(of.whole)} × ${yuanOf(of.price)} / ${yuanOf(of.goods)}`;
  return {
    ...{ kind, name: { zh: `${name.zh}分摊`, en: `Share of ${name.en.toLowerCase()}` }, expression: divided },
    ...{ exact: yuanOf(of.share), rounding: 'shares', result: yuanOf(of.share), rates: [] },
  };
}
