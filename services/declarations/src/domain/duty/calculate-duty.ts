import type { CodeTableSet } from '../code-tables.ts';
import { tablesOn } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import type { DutyCalculation, Step } from './calculation.ts';
import { chargesOf } from './charges.ts';
import type { Valued } from './customs-value.ts';
import { valuesOf } from './customs-value.ts';
import { priceOf } from './item-price.ts';
import { itemTaxesOf } from './item-taxes.ts';
import { exchangeRateDay, lawDayOf } from './law-day.ts';
import { lateFeeOf } from './late-fee.ts';
import type { Fen } from './money.ts';
import { sumOf, yuanOf } from './money.ts';
import { notesOf } from './notes.ts';
import { agreementsOf } from './tax-item.ts';
import { totalsOf, wholeOf } from './totals.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField, worksheetOn } from './worksheet.ts';

/**
 * 税费计算 of a declaration: value base by terms, duty by origin and agreement, consumption tax, VAT and late fee, by the rates of the law's
 * day (domain.md §1.7, §3.4 [M]). Answers for any complete content and never throws: what is missing is a gap, never a zero.
 * `acceptedDay` is yyyy-mm-dd in China: the day of acceptance, or today for what is not yet filed; `enteredDay` the day on which the
 * conveyance entered, empty while that is not known.
 */
export function calculateDuty(content: CompleteContent, set: CodeTableSet, acceptedDay: string, enteredDay = ''): DutyCalculation {
  const { header, items } = content;
  const lawDay = lawDayOf(header, acceptedDay, enteredDay);
  const sheet = worksheetOn(tablesOn(set, lawDay.day));
  const { direction } = header;
  const about = {
    ...{ direction, acceptedDay, lawDay, exchangeRateDay: exchangeRateDay(lawDay.day), codeTablesVersion: set.version },
  };
  if (direction !== 'I' && direction !== 'E') {
    const what = { zh: '没有进出口标志', en: 'neither import nor export' };
    missingField(sheet, { path: '/header/direction', itemNo: '' }, what, { zh: '填写I或E', en: 'give I or E' });
    return { ...about, complete: false, rates: sheet.rates, steps: [], items: [], totals: [], gaps: sheet.gaps, notes: [] };
  }
  if (items.length === 0)
    missingField(sheet, { path: '/items', itemNo: '' }, { zh: '没有商品', en: 'no goods' }, { zh: '填写商品', en: 'give the goods' });

  const { values, steps } = worthOf(sheet, content, direction);
  const agreements = agreementsOf(sheet.tables, content.licenceDocuments);
  const taxed = items.map((item, index) =>
    itemTaxesOf(sheet, { item, index, levyNature: header.levyNature, agreements }, direction, values[index]),
  );
  const value = items.length === 0 ? undefined : wholeOf(taxed.map(({ customsValue }) => customsValue));
  const lateFee = lateFeeOf(sheet, set, header, acceptedDay, value);
  const totals = totalsOf(sheet, direction, taxed, lateFee);
  const complete = sheet.gaps.length === 0;
  return {
    ...about,
    ...{ complete, rates: sheet.rates, steps: [...steps, ...(lateFee?.steps ?? [])], items: taxed.map(({ shown }) => shown) },
    ...{ customsValue: text(value), totals: totals.taxes, gaps: sheet.gaps, notes: notesOf(sheet, direction, lawDay) },
    // a sum over what is not known would be a zero in disguise
    payable: complete ? text(totals.payable) : undefined,
    secured: complete ? text(totals.secured) : undefined,
  };
}

interface Worth {
  readonly values: readonly (Valued | undefined)[];
  /** The charges of the whole declaration. */
  readonly steps: readonly Step[];
}

/** Prices with charges. One price or charge that is not known leaves every item unknown: shares depend on all of them. */
function worthOf(sheet: Worksheet, { header, items }: CompleteContent, direction: 'I' | 'E'): Worth {
  const prices = items.map((item, index) => priceOf(sheet, item, index));
  const known = prices.filter((price) => price !== undefined);
  const charges = chargesOf(sheet, header, sumOf(known.map(({ fen }) => fen)));
  if (charges === undefined || known.length < prices.length) return { values: [], steps: [] };
  const kind = direction === 'I' ? 'customs-value' : 'fob-value';
  return { values: valuesOf(sheet, items, known, charges, kind), steps: charges.map(({ step }) => step) };
}

const text = (fen: Fen | undefined): string | undefined => (fen === undefined ? undefined : yuanOf(fen));
