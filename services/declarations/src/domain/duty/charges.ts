import { attributeOf } from '../code-tables.ts';
import type { Charge, CompleteHeader } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import type { Text } from '../fault.ts';
import type { Step } from './calculation.ts';
import type { ChargeName } from './charge-amount.ts';
import { chargeAmount } from './charge-amount.ts';
import { roundedStep } from './item-price.ts';
import type { Fen } from './money.ts';
import { toFen } from './money.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOf } from './worksheet.ts';

/** A charge of the whole declaration: what is to be put to the prices, or taken off them. */
export interface ChargeTotal {
  readonly charge: ChargeName;
  readonly fen: Fen;
  /** Imports are valued with freight and insurance, exports without. */
  readonly sign: 1n | -1n;
  readonly step: Step;
}

const CHARGES = [
  ['freight', 'freight', { zh: '运费', en: 'Freight' }],
  ['insurance', 'insurance', { zh: '保费', en: 'Insurance' }],
  ['otherCosts', 'other-costs', { zh: '杂费', en: 'Other costs' }],
] as const satisfies readonly (readonly [ChargeName, Step['kind'], Text])[];

const isGiven = ({ mark, amount }: Charge): boolean => mark !== '' || decimalOf(amount)?.gt(0) === true;

/**
 * 运费、保费、杂费 in fen (domain.md §3.1, §3.4 V03). Imports: what the terms leave out of the price is added. Exports: what the terms have
 * in the price is taken off. Other costs are added either way. Charges that the terms leave no room for are not counted. `goods` is the
 * price of all items in fen. Undefined when a charge cannot be known; the worksheet says which.
 */
export function chargesOf(sheet: Worksheet, header: CompleteHeader, goods: Fen): readonly ChargeTotal[] | undefined {
  const isImport = header.direction === 'I';
  const terms = rateOf(sheet, 'terms', header.terms);
  if (terms === undefined) {
    missingRate(sheet, 'terms', header.terms, { path: '/header/terms', itemNo: '' }, { zh: '成交方式', en: 'terms of delivery' });
    return undefined;
  }
  const crosses = attributeOf(sheet.tables, 'transport-modes', header.transportMode, 'crosses_border') === 'yes';
  const totals: ChargeTotal[] = [];
  let known = true;
  for (const [charge, kind, name] of CHARGES) {
    const wanted = charge === 'otherCosts' ? 'optional' : terms.figures[`${isImport ? 'import' : 'export'}_${charge}`];
    if (wanted === 'forbidden') continue;
    if (!isGiven(header[charge])) {
      if (wanted !== 'required' || !crosses) continue;
      missingField(
        sheet,
        { path: `/header/${charge}`, itemNo: '' },
        { zh: `成交方式${terms.zh}之下没有${name.zh}`, en: `no ${name.en.toLowerCase()} under ${terms.en}` },
        { zh: `填写${name.zh}的标记、数值与币制`, en: 'give its mark, amount and currency' },
      );
      known = false;
      continue;
    }
    const added = totals.find((total) => total.charge === 'freight' && total.sign === 1n)?.fen ?? 0n;
    const amount = chargeAmount(sheet, header, charge, { goods, freight: added });
    if (amount === undefined) {
      known = false;
      continue;
    }
    const fen = toFen(amount.yuan);
    const step = { ...roundedStep(kind, name, amount, fen), rates: [...amount.rates, terms].map(({ id }) => id) };
    totals.push({ charge, fen, sign: isImport || charge === 'otherCosts' ? 1n : -1n, step });
  }
  return known ? totals : undefined;
}
