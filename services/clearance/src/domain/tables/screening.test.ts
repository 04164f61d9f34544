import { expect, it } from 'vitest';
import { opened } from '../../../test/builders.ts';
import { loadTables } from '../../outbound/code-tables.ts';
import { screeningOf } from './screening.ts';

const tables = loadTables(new URL('../../../../../infra/code-tables/clearance/', import.meta.url).pathname);
const meat = [
  { itemNo: 1, hsCode: '0202300090', name: '牛肉', unNumber: '', originCountry: 'BRA', quantity: '1', unit: '035', accountLine: '' },
];
const subject = opened({ goods: meat, rulesVersion: tables.version, grossWeightKg: '26000.00000', draw: '0.01' });

it('says which rules held, with weight and category, and how probable the draw was', () => {
  const screening = screeningOf(tables, subject);
  expect(screening.rules).toEqual([
    { rule: 'R-MEAT', category: 'goods', weight: 60 },
    { rule: 'R-MEAT-HEAVY', category: 'quantity', weight: 40 },
  ]);
  expect(screening).toMatchObject({ sameTables: true, stratum: 'rail-import', rate: '0.03', draw: '0.01', drawn: true });
});

it('says only what the case keeps when the tables are others by now, or the case is older than its weight', () => {
  for (const other of [
    { ...subject, rulesVersion: 'older' },
    { ...subject, grossWeightKg: '' },
  ]) {
    expect(screeningOf(tables, other)).toMatchObject({ sameTables: false, rules: [], rate: '', draw: '0.01', drawn: false });
  }
});
