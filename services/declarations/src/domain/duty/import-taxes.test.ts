import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from '../../../test/builders.ts';
import { tablesWith } from '../../../test/duty-tables.ts';
import { tablesOn } from '../code-tables.ts';
import type { RateUsed } from './calculation.ts';
import { calculateDuty } from './calculate-duty.ts';
import { consumptionTaxOf, importVatOf } from './import-taxes.ts';
import type { TaxItem } from './tax-item.ts';
import { worksheetOn } from './worksheet.ts';

const HS = '8457101000';
const set = tablesWith({
  'duty-rates': [{ code: `${HS}/mfn`, figures: { percent: '5' } }],
  'consumption-taxes': [{ code: '84', figures: { percent: '0' } }],
});
const law: RateUsed = {
  ...{ id: 'x', table: 'duty-treatments', code: '1', zh: '', en: '', figures: {}, validFrom: '', validTo: '', source: '' },
  ...{ confidence: 'memory', tableVersion: '' },
};
const inFull = { rate: law, settlement: 'pay', percentOf: () => '100' } as const;
const [item] = aDeclaration({ items: [anItem({ hsCode: HS, firstQuantity: '1000', firstUnit: '095' })] }).items;
const of: TaxItem = { item: item ?? expect.unreachable('no item'), index: 0, levyNature: '101', agreements: [] };
const sheet = (tables = set) => worksheetOn(tablesOn(tables, '2018-05-01'));

describe('domain.md §9 example 6, VAT of 16 % since 2018-05-01', () => {
  it('choice of the finished goods: 45,000 of duty, 151,200 of VAT, 196,200 in all', () => {
    const goods = anItem({ hsCode: HS, totalPrice: '900000.00', currency: 'CNY' });
    const answer = calculateDuty(aDeclaration({ header: { movementDate: '20180501' }, items: [goods] }), set, '2018-05-01');
    expect(answer.items[0]?.taxes).toEqual({ 'import-duty': '45000.00', 'consumption-tax': '0.00', 'import-vat': '151200.00' });
    expect(answer.payable).toBe('196200.00');
  });
  it('choice of the material: VAT on the finished value with 32,000 of duty is 149,120', () => {
    expect(importVatOf(sheet(), of, [90_000_000n, 3_200_000n, 0n], inFull)?.fen).toBe(14_912_000n);
  });
});

describe('consumption tax', () => {
  it.each([
    ['by value: on a price that has the tax in it', { percent: '20' }, 2_500_000n],
    ['by quantity', { yuan_per_unit: '1.2', unit: '095' }, 120_000n],
    ['by both', { percent: '20', yuan_per_unit: '0.5', unit: '095' }, 2_562_500n],
  ])('%s', (_name, figures, fen) => {
    const tables = tablesWith({ 'consumption-taxes': [{ code: '84', figures }] });
    const base = 8_000_000n;
    const said = consumptionTaxOf(sheet(tables), of, base, 2_000_000n, inFull)?.fen;
    expect(said).toBe(fen);
  });
});
