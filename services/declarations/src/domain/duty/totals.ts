import type { ItemDuty, TaxKind, TaxTotal } from './calculation.ts';
import type { ItemTaxes } from './item-taxes.ts';
import type { LateFee } from './late-fee.ts';
import type { Fen } from './money.ts';
import { sumOf, yuanOf } from './money.ts';
import { exact } from '../decimals.ts';
import type { Worksheet } from './worksheet.ts';
import { missingRate, rateOf } from './worksheet.ts';

const IMPORT: readonly (keyof ItemDuty['taxes'])[] = ['import-duty', 'consumption-tax', 'import-vat'];
const EXPORT: readonly (keyof ItemDuty['taxes'])[] = ['export-duty'];

interface Totals {
  readonly taxes: readonly TaxTotal[];
  readonly payable: Fen | undefined;
  readonly secured: Fen | undefined;
}

/**
 * Taxes of the declaration: sums of its items, each against its threshold (起征点: a tax below 50 yuan of one declaration is not levied [M]),
 * and the late fee. A sum with an unknown part is unknown.
 */
export function totalsOf(sheet: Worksheet, direction: 'I' | 'E', items: readonly ItemTaxes[], lateFee: LateFee | undefined): Totals {
  const sums = (direction === 'I' ? IMPORT : EXPORT).map((tax) => totalOf(sheet, tax, items));
  const all = direction === 'I' ? [...sums, feeTotal(lateFee)] : sums;
  return {
    taxes: all.map(({ tax, assessed, paid, secured, belowThreshold }) => ({
      ...{ tax, assessed: text(assessed), payable: text(paid), secured: text(secured), belowThreshold },
    })),
    payable: wholeOf(all.map(({ paid }) => paid)),
    secured: wholeOf(all.map(({ secured }) => secured)),
  };
}

interface Sum {
  readonly tax: TaxKind;
  readonly assessed: Fen | undefined;
  readonly paid: Fen | undefined;
  readonly secured: Fen | undefined;
  readonly belowThreshold?: string;
}

function totalOf(sheet: Worksheet, tax: keyof ItemDuty['taxes'], items: readonly ItemTaxes[]): Sum {
  const assessed = wholeOf(items.map(({ taxes }) => taxes[tax]));
  const row = rateOf(sheet, 'tax-thresholds', tax);
  const least = row?.figures['least_yuan'];
  if (least === undefined)
    missingRate(sheet, 'tax-thresholds', tax, { path: '', itemNo: '' }, { zh: '起征点', en: 'threshold of the tax' });
  if (assessed === undefined || least === undefined) return { tax, assessed, paid: undefined, secured: undefined };
  if (assessed > 0n && assessed < fenOf(least)) return { tax, assessed, paid: 0n, secured: 0n, belowThreshold: least };
  const paid = sumOf(items.filter(({ shown }) => shown.settlement === 'pay').map(({ taxes }) => taxes[tax] ?? 0n));
  return { tax, assessed, paid, secured: assessed - paid };
}

function feeTotal(fee: LateFee | undefined): Sum {
  const tax = 'late-fee';
  if (fee === undefined) return { tax, assessed: undefined, paid: undefined, secured: undefined };
  const below = fee.fen > 0n && fee.fen < fee.least;
  const sum = { tax, assessed: fee.fen, paid: below ? 0n : fee.fen, secured: 0n } as const;
  return below ? { ...sum, belowThreshold: yuanOf(fee.least) } : sum;
}

/** Sum of all parts, or undefined when one is not known. */
export function wholeOf(parts: readonly (Fen | undefined)[]): Fen | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? sumOf(known) : undefined;
}

const fenOf = (yuan: string): Fen => BigInt(exact(yuan).times(100).toFixed(0));
const text = (fen: Fen | undefined): string | undefined => (fen === undefined ? undefined : yuanOf(fen));
