import type { ExactDecimal } from '../decimals.ts';
import { exact } from '../decimals.ts';
import type { Text } from '../fault.ts';
import type { RateUsed, Step } from './calculation.ts';
import { importRateOf } from './import-rate.ts';
import { roundedStep } from './item-price.ts';
import { levyOn } from './levy.ts';
import type { Fen } from './money.ts';
import { exactYuan, toFen, yuanOf } from './money.ts';
import type { TaxItem, Treatment } from './tax-item.ts';
import { applied, placeOf } from './tax-item.ts';
import type { Worksheet } from './worksheet.ts';
import { missingRate, rateOf, rateOfGoods } from './worksheet.ts';

export interface Levied {
  readonly fen: Fen;
  readonly steps: readonly Step[];
}

const DUTY: Text = { zh: '进口关税', en: 'Import duty' };
const CONSUMPTION: Text = { zh: '进口环节消费税', en: 'Consumption tax' };
const VAT: Text = { zh: '进口环节增值税', en: 'Import VAT' };

/** 进口关税 of an item: value × rate, or by quantity, or both; rounded to fen, then what the duty mode leaves of it. */
export function importDutyOf(sheet: Worksheet, of: TaxItem, value: Fen, treatment: Treatment): Levied | undefined {
  const chosen = importRateOf(sheet, of, value);
  if (chosen === undefined) return undefined;
  const levy = levyOn(exactYuan(value), chosen.figures);
  const full = toFen(levy.yuan);
  const step = roundedStep('import-duty', DUTY, { ...levy, rates: [chosen.rate] }, full);
  return left({ fen: full, steps: [step] }, treatment, 'duty');
}

/**
 * 进口环节消费税 of an item. Composite price = (customs value + duty + amount by quantity) ÷ (1 − rate), rounded to fen; tax = composite price
 * × rate + amount by quantity. `duty` is the duty that is really levied.
 */
export function consumptionTaxOf(sheet: Worksheet, of: TaxItem, value: Fen, duty: Fen, treatment: Treatment): Levied | undefined {
  const { hsCode } = of.item;
  const rate = rateOfGoods(sheet, 'consumption-taxes', hsCode);
  if (rate === undefined) {
    missingRate(sheet, 'consumption-taxes', hsCode, placeOf(of, 'hsCode'), nameOf('消费税税率', 'rate of consumption tax'));
    return undefined;
  }
  const use = applied(sheet, of, rate, nameOf('消费税税率', 'rate of consumption tax'));
  if (use === undefined) return undefined;
  const { share, percent, byQuantity, quantityExpression } = use.figures;
  if (share.isZero() && byQuantity.isZero()) return { fen: 0n, steps: [zeroStep('consumption-tax', CONSUMPTION, rate)] };
  const plus = quantityExpression === '' ? '' : ` + ${quantityExpression}`;
  const composite = exactYuan(value + duty)
    .plus(byQuantity)
    .div(exact('1').minus(share));
  const base = toFen(composite);
  const baseStep = roundedStep(
    'consumption-base',
    { zh: '消费税组成计税价格', en: 'Base of consumption tax' },
    { yuan: composite, expression: `(${yuanOf(value)} + ${yuanOf(duty)}${plus}) / (1 − ${percent ?? '0'} %)`, rates: [rate] },
    base,
  );
  const levy = levyOn(exactYuan(base), use.figures);
  const full = toFen(levy.yuan);
  const step = roundedStep('consumption-tax', CONSUMPTION, { ...levy, rates: [rate] }, full);
  return left({ fen: full, steps: [baseStep, step] }, treatment, 'consumption');
}

/** 进口环节增值税 of an item: (customs value + duty + consumption tax, as really levied) × the rate of its class on the day. */
export function importVatOf(
  sheet: Worksheet,
  of: TaxItem,
  taxed: readonly [value: Fen, duty: Fen, consumption: Fen],
  treatment: Treatment,
): Levied | undefined {
  const { hsCode } = of.item;
  const row = rateOfGoods(sheet, 'vat-classes', hsCode);
  const kind = row?.figures['class'];
  if (row === undefined || kind === undefined) {
    missingRate(sheet, 'vat-classes', hsCode, placeOf(of, 'hsCode'), nameOf('增值税税目', 'VAT class'));
    return undefined;
  }
  const rate = rateOf(sheet, 'vat-rates', kind);
  const percent = rate?.figures['percent'];
  if (rate === undefined || percent === undefined) {
    missingRate(sheet, 'vat-rates', kind, placeOf(of, 'hsCode'), nameOf('增值税税率', 'rate of VAT'));
    return undefined;
  }
  const base = taxed.reduce((sum, each) => sum + each, 0n);
  const baseStep: Step = {
    ...{ kind: 'vat-base', name: { zh: '增值税组成计税价格', en: 'Base of VAT' }, expression: taxed.map(yuanOf).join(' + ') },
    ...{ exact: yuanOf(base), rounding: 'none', result: yuanOf(base), rates: [] },
  };
  const yuan = exactYuan(base).times(exact(percent)).div(100);
  const full = toFen(yuan);
  const step = roundedStep('import-vat', VAT, { yuan, expression: `${yuanOf(base)} × ${percent} %`, rates: [rate, row] }, full);
  return left({ fen: full, steps: [baseStep, step] }, treatment, 'vat');
}

const nameOf = (zh: string, en: string): Text => ({ zh, en });

function zeroStep(kind: Step['kind'], name: Text, rate: RateUsed): Step {
  return { kind, name, expression: '0 %', exact: '0', rounding: 'none', result: '0.00', rates: [rate.id] };
}

/** What a duty mode leaves of a tax (减免), with a step of its own where that is not all of it. */
export function left(full: Levied, { rate, percentOf }: Treatment, tax: 'duty' | 'consumption' | 'vat'): Levied {
  const percent = percentOf(tax);
  if (percent === '100') return full;
  const yuan: ExactDecimal = exactYuan(full.fen).times(exact(percent)).div(100);
  const fen = toFen(yuan);
  const name = { zh: '征减免税方式之后', en: 'After the duty mode' };
  const step = roundedStep('relief', name, { yuan, expression: `${yuanOf(full.fen)} × ${percent} %`, rates: [rate] }, fen);
  return { fen, steps: [...full.steps, step] };
}
