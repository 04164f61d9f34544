import type {
  DutyCalculation,
  DutyGap,
  DutyRate,
  DutyResponse,
  DutyStep,
  DutySummary,
  ItemDuty,
  TaxTotal,
} from '@tongguan/contracts/declarations/v1/duty';
import type { Text } from '@tongguan/contracts/platform/v1/refusal';
import { iso, orNull } from './format.ts';

/** A worked calculation as the API shows it: what the contract leaves out or empty is null. */
export function dutyBody({ calculation, kept, declarationNo, before, reassessments }: DutyResponse) {
  if (calculation === undefined) throw new Error('the declarations service answered without a calculation');
  return {
    declarationNo: orNull(declarationNo),
    ...figures(calculation),
    kept: keptBody(kept),
    before: before === undefined ? null : figures(before),
    reassessments: reassessments.map((each) => ({
      ...{ at: iso(each.atMs), lawDay: each.lawDay, before: keptBody(each.before), now: keptBody(each.now) },
    })),
  };
}

function keptBody(kept: DutySummary | undefined) {
  if (kept === undefined) return null;
  return { ...kept, customsValue: orNull(kept.customsValue), payable: orNull(kept.payable), secured: orNull(kept.secured) };
}

function figures(calculation: DutyCalculation) {
  const { acceptedDay, lawDay, exchangeRateDay, codeTablesVersion, complete } = calculation;
  return {
    ...{ acceptedDay, lawDay, exchangeRateDay, codeTablesVersion, complete },
    direction: orNull(calculation.direction) as 'I' | 'E' | null,
    lawDayBasis: calculation.lawDayBasis as 'acceptance' | 'entry',
    customsValue: calculation.customsValue ?? null,
    totals: calculation.totals.map(totalBody),
    payable: calculation.payable ?? null,
    secured: calculation.secured ?? null,
    steps: calculation.steps.map(stepBody),
    items: calculation.items.map(itemBody),
    rates: calculation.rates.map(rateBody),
    gaps: calculation.gaps.map(gapBody),
    notes: calculation.notes.map(bilingual),
  };
}

const bilingual = (text: Text | undefined): { zh: string; en: string } => ({ zh: text?.zh ?? '', en: text?.en ?? '' });

function stepBody({ name, rounding, ...same }: DutyStep) {
  return { ...same, name: bilingual(name), rounding: rounding as 'half-up' | 'down-to-yuan' | 'shares' | 'none' };
}

function itemBody({ itemNo, hsCode, name, steps, customsValue, taxes, settlement }: ItemDuty) {
  return {
    ...{ itemNo, hsCode, name, steps: steps.map(stepBody), customsValue: customsValue ?? null },
    importDuty: taxes['import-duty'] ?? null,
    exportDuty: taxes['export-duty'] ?? null,
    consumptionTax: taxes['consumption-tax'] ?? null,
    importVat: taxes['import-vat'] ?? null,
    settlement: orNull(settlement) as 'pay' | 'deposit' | 'guarantee' | null,
  };
}

function totalBody({ tax, assessed, payable, secured, belowThreshold }: TaxTotal) {
  return {
    tax: tax as 'import-duty' | 'export-duty' | 'consumption-tax' | 'import-vat' | 'late-fee',
    ...{ assessed: assessed ?? null, payable: payable ?? null, secured: secured ?? null, belowThreshold: belowThreshold ?? null },
  };
}

function rateBody({ name, validTo, confidence, ...same }: DutyRate) {
  return {
    ...{ ...same, name: bilingual(name), validTo: orNull(validTo), verified: confidence === 'verified' },
    confidence: confidence as 'verified' | 'memory' | 'doubtful',
  };
}

function gapBody({ kind, table, code, day, path, itemNo, message, hint }: DutyGap) {
  return {
    ...{ kind: kind as 'rate' | 'field', table: orNull(table), code: orNull(code), day: orNull(day), path },
    ...{ itemNo: orNull(itemNo), message: bilingual(message), hint: bilingual(hint) },
  };
}
