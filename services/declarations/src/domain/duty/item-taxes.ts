import type { ItemDuty, RateUsed, Step } from './calculation.ts';
import type { Valued } from './customs-value.ts';
import { exportDutyOf } from './export-duty.ts';
import { consumptionTaxOf, importDutyOf, importVatOf } from './import-taxes.ts';
import type { Fen } from './money.ts';
import { yuanOf } from './money.ts';
import type { TaxItem } from './tax-item.ts';
import { treatmentOf } from './tax-item.ts';
import type { Worksheet } from './worksheet.ts';

/** Taxes of one item in fen; what cannot be known is undefined. */
export interface ItemTaxes {
  readonly shown: ItemDuty;
  readonly customsValue: Fen | undefined;
  readonly taxes: Partial<Record<keyof ItemDuty['taxes'], Fen | undefined>>;
}

/**
 * Taxes of an item. Every rate that is missing is told at once: what follows an unknown amount is looked up all the same, and its figures
 * are thrown away.
 */
export function itemTaxesOf(sheet: Worksheet, of: TaxItem, direction: 'I' | 'E', valued: Valued | undefined): ItemTaxes {
  const { itemNo, hsCode, name } = of.item;
  const treatment = treatmentOf(sheet, of);
  const steps: Step[] = [...(valued?.steps ?? [])];
  const value = valued?.fen;
  const assumed = treatment ?? { rate: noRate, settlement: 'pay' as const, percentOf: () => '100' };
  const known = value !== undefined && treatment !== undefined;
  const taxes: ItemTaxes['taxes'] = {};
  let customsValue: Fen | undefined;
  if (direction === 'E') {
    const exported = exportDutyOf(sheet, of, value ?? 0n, assumed);
    if (value !== undefined) customsValue = exported?.customsValue;
    taxes['export-duty'] = known ? exported?.fen : undefined;
    if (known) steps.push(...(exported?.steps ?? []));
  } else {
    customsValue = value;
    const duty = importDutyOf(sheet, of, value ?? 0n, assumed);
    const consumption = consumptionTaxOf(sheet, of, value ?? 0n, duty?.fen ?? 0n, assumed);
    const vat = importVatOf(sheet, of, [value ?? 0n, duty?.fen ?? 0n, consumption?.fen ?? 0n], assumed);
    taxes['import-duty'] = known ? duty?.fen : undefined;
    taxes['consumption-tax'] = known && duty !== undefined ? consumption?.fen : undefined;
    taxes['import-vat'] = known && duty !== undefined && consumption !== undefined ? vat?.fen : undefined;
    if (known) {
      steps.push(...(duty?.steps ?? []));
      if (duty !== undefined) steps.push(...(consumption?.steps ?? []));
      if (duty !== undefined && consumption !== undefined) steps.push(...(vat?.steps ?? []));
    }
  }
  const shown: ItemDuty = {
    ...{ itemNo, hsCode, name, steps, settlement: treatment?.settlement },
    customsValue: textOf(customsValue),
    taxes: Object.fromEntries(Object.entries(taxes).flatMap(([tax, fen]) => (fen === undefined ? [] : [[tax, yuanOf(fen)]]))),
  };
  return { shown, customsValue, taxes };
}

const textOf = (fen: Fen | undefined): string | undefined => (fen === undefined ? undefined : yuanOf(fen));

/** Stands in for a treatment that is missing while the other rates are looked up; no figure of it is shown. */
const noRate: RateUsed = {
  ...{ id: '', table: 'duty-treatments', code: '', zh: '', en: '', figures: {}, validFrom: '', validTo: '', source: '' },
  ...{ confidence: 'doubtful', tableVersion: '' },
};
