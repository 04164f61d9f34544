import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../test/builders.ts';
import { aDeclaration, anItem, codeTableSet } from '../../../test/builders.ts';
import { tablesWith, tablesWithout } from '../../../test/duty-tables.ts';
import type { CodeTableSet, TableName } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import type { DutyCalculation, TaxKind } from './calculation.ts';
import { calculateDuty } from './calculate-duty.ts';

const entered = '20180505';
const inYuan = (totalPrice: string, more: NonNullable<Changes['items']>[number] = {}) => anItem({ totalPrice, currency: 'CNY', ...more });
const imported = (changes: Changes = {}): CompleteContent =>
  aDeclaration({ ...changes, header: { movementDate: entered, ...changes.header } });
const on = (day: string, content: CompleteContent, set: CodeTableSet = codeTableSet): DutyCalculation => calculateDuty(content, set, day);
const assessed = ({ totals }: DutyCalculation): Partial<Record<TaxKind, string | undefined>> =>
  Object.fromEntries(totals.map((total) => [total.tax, total.assessed]));
const total = (amount: string, currency = 'CNY') => ({ mark: '3', amount, currency });
const fob = { terms: '3', freight: total('1000.00'), insurance: { mark: '1', amount: '0.3' } };

describe('the worked calculation', () => {
  it('of a CIF import: price by the exchange rate of the month, duty, VAT', () => {
    const answer = on('2018-05-11', imported());
    expect(answer).toMatchObject({ complete: true, gaps: [], exchangeRateDay: '2018-04-18', customsValue: '1313130.00' });
    expect(
      answer.items[0]?.steps.map(({ kind, expression, exact, rounding, result }) => [kind, expression, exact, rounding, result]),
    ).toEqual([
      ['price', '169000 EUR × 777.00 / 100', '1313130', 'half-up', '1313130.00'],
      ['customs-value', '1313130.00', '1313130.00', 'none', '1313130.00'],
      ['import-duty', '1313130.00 × 9.7 %', '127373.61', 'half-up', '127373.61'],
      ['consumption-tax', '0 %', '0', 'none', '0.00'],
      ['vat-base', '1313130.00 + 127373.61 + 0.00', '1440503.61', 'none', '1440503.61'],
      ['import-vat', '1440503.61 × 16 %', '230480.5776', 'half-up', '230480.58'],
    ]);
    expect(answer.payable).toBe('357854.19');
    expect(answer.secured).toBe('0.00');
  });

  it('names every rate with its source and the version of its table', () => {
    const { rates, items, codeTablesVersion } = on('2018-05-11', imported());
    expect(codeTablesVersion).toBe(codeTableSet.version);
    expect(rates.find(({ id }) => id === 'duty-rates:84571010/mfn')).toMatchObject({
      ...{ figures: { percent: '9.7' }, confidence: 'memory', tableVersion: codeTableSet.tables['duty-rates'].version },
    });
    for (const { rates: used } of items.flatMap(({ steps }) => steps))
      for (const id of used) expect(rates.map((rate) => rate.id)).toContain(id);
    for (const { source } of rates) expect(source).not.toBe('');
  });

  it.each([
    ['2018-04-30', '17'],
    ['2018-05-01', '16'],
    ['2019-03-31', '16'],
    ['2019-04-01', '13'],
  ])('takes the VAT of the day: %s %s %%', (day, percent) => {
    const answer = on(day, imported({ header: { movementDate: day.replaceAll('-', '') }, items: [inYuan('100000.00')] }));
    expect(answer.items[0]?.steps.at(-1)?.expression).toBe(`109700.00 × ${percent} %`);
  });

  it('of an advance declaration takes the rates of the day of entry', () => {
    const content = imported({ header: { movementDate: '20180501' }, items: [inYuan('100000.00')] });
    const answer = on('2018-04-28', content);
    expect(answer.lawDay).toEqual({ day: '2018-05-01', basis: 'entry' });
    expect(answer.items[0]?.steps.at(-1)?.expression).toContain('16 %');
    expect(answer.notes.some(({ en }) => en.startsWith('Declared in advance'))).toBe(true);
  });
});

describe('the value base by terms', () => {
  const items = [inYuan('3000.00'), inYuan('6000.00', { itemNo: '2' })];
  const valuesOf = (header: NonNullable<Changes['header']>) =>
    on('2018-05-11', imported({ items, header })).items.map(({ customsValue }) => customsValue);
  it.each([
    ['CIF: nothing is added', { terms: '1' }, ['3000.00', '6000.00']],
    ['FOB: freight, and insurance on price and freight', fob, ['3343.33', '6686.67']],
    ['C&F: insurance only', { terms: '2', insurance: total('9.00') }, ['3003.00', '6006.00']],
    ['other costs are added', { terms: '1', otherCosts: total('0.01') }, ['3000.00', '6000.01']],
    ['freight in percent of the goods', { ...fob, freight: { mark: '1', amount: '5' }, insurance: total('0') }, ['3150.00', '6300.00']],
    [
      'freight by the tonne of gross weight',
      { ...fob, freight: { mark: '2', amount: '24', currency: 'USD' }, insurance: total('0'), grossWeightKg: '12850' },
      ['3645.58', '7291.17'],
    ],
    ['goods that do not cross the border', { terms: '3', transportMode: 'Y', conveyanceName: '' }, ['3000.00', '6000.00']],
  ])('%s', (_name, header, values) => {
    expect(valuesOf(header)).toEqual(values);
  });

  it('of exports takes off what the price has in it, and duty comes out of the price', () => {
    const set = tablesWith({ 'duty-rates': [{ code: '8703/export', figures: { percent: '25' } }] });
    const item = inYuan('10000.00', { hsCode: '8703809000', originCountry: 'CHN', destinationCountry: 'RUS' });
    const header = { direction: 'E', terms: '1', freight: total('1000.00'), insurance: total('250.00') };
    const answer = on('2018-05-11', imported({ header, items: [item] }), set);
    expect(answer.items[0]).toMatchObject({ customsValue: '7000.00', taxes: { 'export-duty': '1750.00' } });
    expect(assessed(answer)).toEqual({ 'export-duty': '1750.00' });
  });

  it('of exports that their duty by quantity eats up is not known', () => {
    const set = tablesWith({ 'duty-rates': [{ code: '8703/export', figures: { yuan_per_unit: '99', unit: '035' } }] });
    const item = inYuan('98.00', { hsCode: '8703809000', firstUnit: '035', firstQuantity: '1' });
    const answer = on('2018-05-11', imported({ header: { direction: 'E', terms: '3' }, items: [item] }), set);
    expect(answer.gaps).toEqual([expect.objectContaining({ kind: 'field', path: '/items/0/totalPrice' })]);
  });

  it('of exports that their freight eats up is not known', () => {
    const header = { direction: 'E', terms: '1', freight: total('9999.00'), insurance: total('9.00') };
    const answer = on('2018-05-11', imported({ header, items: [inYuan('100.00', { hsCode: '8703809000' })] }));
    expect(answer.gaps).toEqual([expect.objectContaining({ kind: 'field', path: '/items/0/totalPrice' })]);
    expect(answer.payable).toBeUndefined();
  });
});

describe('the rate of duty', () => {
  const cherries = { hsCode: '0809290000', firstUnit: '035', firstQuantity: '10', secondUnit: '', secondQuantity: '', unit: '035' };
  const dutyOf = (item: NonNullable<Changes['items']>[number], documents: string[] = [], set = codeTableSet) =>
    on(
      '2018-05-11',
      { ...imported({ items: [inYuan('1000.00', item)] }), licenceDocuments: documents.map((number) => ({ code: 'Y', number })) },
      set,
    ).items[0]?.taxes['import-duty'];
  it('is that of the origin, of the agreement where there is a proof, never of one that does not cover the origin', () => {
    const chilean = { ...cherries, originCountry: 'CHL' };
    expect(dutyOf(chilean)).toBe('100.00');
    expect(dutyOf(chilean, ['<08>C1'])).toBe('0.00');
    expect(dutyOf({ ...cherries, originCountry: 'TUR' }, ['<08>C1'])).toBe('100.00');
  });
  it('by quantity, in whatever unit of weight it was declared', () => {
    const wings = { ...cherries, hsCode: '0207142200', originCountry: 'BRA' };
    expect(dutyOf({ ...wings, firstQuantity: '25000' })).toBe('20000.00');
    expect(dutyOf({ ...wings, firstUnit: '070', unit: '070', firstQuantity: '25' })).toBe('20000.00');
    expect(dutyOf({ ...wings, firstUnit: '007', unit: '007' })).toBeUndefined();
  });
  it('is the provisional one in place of the most favoured nation’s, and general for other origins', () => {
    const set = tablesWith({
      'duty-rates': [
        { code: '0809/mfn', figures: { percent: '10' } },
        { code: '08092900/provisional', figures: { percent: '7' } },
        { code: '08/general', figures: { percent: '80', yuan_per_unit: '1.5', unit: '035' } },
      ],
      'origin-tariffs': [
        { code: 'CHL', figures: { tariff: 'mfn' } },
        { code: 'PRK', figures: { tariff: 'general' } },
      ],
    });
    expect(dutyOf({ ...cherries, originCountry: 'CHL' }, [], set)).toBe('70.00');
    expect(dutyOf({ ...cherries, originCountry: 'PRK' }, [], set)).toBe('815.00');
  });
  it('of a vehicle follows the day, and its consumption tax is on value and duty', () => {
    const vehicle = imported({ items: [inYuan('285000.00', { hsCode: '8703234190' })] });
    const before = on('2018-06-30', vehicle).items[0];
    const after = on('2018-07-01', vehicle).items[0];
    expect(before?.taxes['import-duty']).toBe('71250.00');
    expect(after?.taxes).toEqual({ 'import-duty': '42750.00', 'consumption-tax': '17250.00', 'import-vat': '55200.00' });
  });
});

describe('what a duty mode leaves', () => {
  const modes = (dutyMode: string, levyNature = '101') =>
    on('2018-05-11', imported({ header: { levyNature }, items: [inYuan('100000.00', { dutyMode })] }));
  it.each([
    ['1', '101', { payable: '27252.00', secured: '0.00' }],
    ['2', '101', { payable: '13238.00', secured: '0.00' }],
    ['3', '101', { payable: '0.00', secured: '0.00' }],
    ['5', '789', { payable: '16000.00', secured: '0.00' }],
    ['6', '101', { payable: '0.00', secured: '27252.00' }],
    ['7', '101', { payable: '0.00', secured: '27252.00' }],
  ])('mode %s under nature %s', (mode, nature, expected) => {
    expect(modes(mode, nature)).toMatchObject(expected);
  });
  it.each(['4', '5', '9', ''])('mode "%s" is not judged, and nothing is taken for zero', (mode) => {
    const answer = modes(mode);
    expect(answer.gaps).toEqual([
      expect.objectContaining({ kind: 'rate', table: 'duty-treatments', path: '/items/0/dutyMode', itemNo: '1' }),
    ]);
    expect(answer).toMatchObject({ complete: false, payable: undefined });
    expect(assessed(answer)['import-duty']).toBeUndefined();
  });
});

describe('the late fee', () => {
  const million = [inYuan('1000000.00')];
  const feeOf = (day: string, items = million) => on(day, imported({ items })).totals.find(({ tax }) => tax === 'late-fee');
  it.each([
    ['domain.md §9 example 5: 17 days after entry', '2018-05-22', '1500.00'],
    ['the 14th day is in time', '2018-05-19', '0.00'],
    ['the 15th day is late', '2018-05-20', '500.00'],
    ['the day of entry', '2018-05-05', '0.00'],
  ])('%s', (_name, day, fee) => {
    expect(feeOf(day)).toMatchObject({ assessed: fee, payable: fee });
  });
  it('is in whole yuan, and not levied below its threshold', () => {
    expect(feeOf('2018-05-20', [inYuan('123456.78')])).toMatchObject({ assessed: '61.00', payable: '61.00' });
    expect(feeOf('2018-05-20', [inYuan('99999.99')])).toMatchObject({ assessed: '49.00', payable: '0.00', belowThreshold: '50.00' });
  });
  it('of an import that does not say when it entered is not known', () => {
    const answer = on('2018-05-22', aDeclaration());
    expect(answer.gaps.map(({ path }) => path)).toEqual(['/header/movementDate']);
    expect(assessed(answer)['late-fee']).toBeUndefined();
    expect(assessed(answer)['import-vat']).toBe('230480.58');
  });
});

describe('thresholds', () => {
  it('a tax below 50 yuan of the declaration is assessed and not levied', () => {
    const answer = on('2018-05-11', imported({ items: [inYuan('400.00')] }));
    expect(answer.totals).toEqual([
      expect.objectContaining({ tax: 'import-duty', assessed: '38.80', payable: '0.00', belowThreshold: '50' }),
      expect.objectContaining({ tax: 'consumption-tax', assessed: '0.00', payable: '0.00', belowThreshold: undefined }),
      expect.objectContaining({ tax: 'import-vat', assessed: '70.21', payable: '70.21' }),
      expect.objectContaining({ tax: 'late-fee', assessed: '0.00', payable: '0.00' }),
    ]);
    expect(answer.payable).toBe('70.21');
  });
});

describe('a rate that is missing', () => {
  const content = imported({ header: { ...fob, freight: total('9', 'USD') } });
  const late = '2018-05-31';
  const needed: readonly (readonly [TableName, string])[] = [
    ['terms', '3'],
    ['exchange-rates', 'EUR'],
    ['exchange-rates', 'USD'],
    ['charge-bases', 'freight/3'],
    ['charge-bases', 'insurance/1'],
    ['origin-tariffs', 'DEU'],
    ['duty-rates', '84571010/mfn'],
    ['consumption-taxes', '8457'],
    ['vat-classes', '84'],
    ['vat-rates', 'standard'],
    ['duty-treatments', '1'],
    ['tax-thresholds', 'import-duty'],
    ['time-limits', 'import-declaration'],
  ];
  it('is none where the tables are whole', () => {
    expect(on(late, content)).toMatchObject({ complete: true, gaps: [] });
  });
  it.each(needed)('%s %s: says which, for which day, and no sum is made of the rest', (table, code) => {
    const answer = on(late, content, tablesWithout(codeTableSet, table, code));
    expect(answer.gaps).toEqual([expect.objectContaining({ kind: 'rate', table, day: late })]);
    expect(answer.gaps[0]?.message.zh).toContain(late);
    expect(answer).toMatchObject({ complete: false, payable: undefined, secured: undefined });
  });
  it('is told with all the others, each with its item', () => {
    const item = anItem({ itemNo: '2', hsCode: '9999999999', currency: 'XAF', originCountry: 'ATA' });
    const { gaps } = on('2018-05-11', imported({ items: [anItem(), item] }));
    expect(gaps.map(({ table, itemNo }) => `${itemNo} ${table}`)).toEqual([
      ...['2 exchange-rates', '2 origin-tariffs', '2 consumption-taxes', '2 vat-classes'],
    ]);
  });
});

describe('the goods of the sample day', () => {
  const goods = [
    ...['I 8457101000 EUR DEU', 'I 8466930090 EUR DEU', 'I 8542319090 USD MYS', 'I 0207142200 USD BRA', 'I 0809290000 USD CHL'],
    ...['I 4407110090 USD RUS', 'I 8703234190 EUR DEU', 'I 8429521900 USD JPN', 'E 3604100000 USD CHN', 'E 8703809000 USD CHN'],
    ...['E 8430410000 USD CHN', 'E 6204623000 USD CHN', 'E 8517130000 USD CHN', 'E 6911101900 USD CHN', 'E 2008993900 USD CHN'],
  ];
  it.each(goods)('%s has every rate', (line) => {
    const [direction = '', hsCode = '', currency = '', originCountry = ''] = line.split(' ');
    const item = anItem({ hsCode, currency, originCountry, firstUnit: '035', firstQuantity: '10' });
    const header = { direction, terms: direction === 'I' ? '1' : '3', movementDate: '20261127' };
    expect(on('2026-11-27', aDeclaration({ header, items: [item] }))).toMatchObject({ complete: true, gaps: [] });
  });
});
