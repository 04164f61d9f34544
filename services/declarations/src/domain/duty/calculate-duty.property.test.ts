import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem, codeTableSet } from '../../../test/builders.ts';
import type { OracleCharge } from '../../../test/duty-oracle.ts';
import { oracle } from '../../../test/duty-oracle.ts';
import { tablesWith } from '../../../test/duty-tables.ts';
import type { CodeTableSet } from '../code-tables.ts';
import { complete } from '../complete-content.ts';
import type { CompleteContent } from '../content.ts';
import type { DutyCalculation } from './calculation.ts';
import { calculateDuty } from './calculate-duty.ts';

const DAY = '2018-05-31';
const HS = ['8457101000', '8466930090', '0809290000', '8703234190'] as const;
const fixed = (most: number, places: number) => fc.integer({ min: 0, max: most }).map((value) => (value / 10 ** places).toFixed(places));
const percent = (most: number) => fixed(most * 10, 1);

/** Rates of four kinds of goods and two currencies. */
const rates = fc.record({
  ...{ usd: fixed(99_999, 2), jpy: fixed(999, 2), duty: fc.array(percent(120), { minLength: 4, maxLength: 4 }) },
  ...{ consumption: fc.array(fc.oneof(fc.constant('0'), percent(56)), { minLength: 4, maxLength: 4 }), vat: percent(17) },
});
type Rates = typeof rates extends fc.Arbitrary<infer T> ? T : never;
const set = ({ usd, jpy, duty, consumption, vat }: Rates): CodeTableSet =>
  tablesWith({
    'exchange-rates': [
      { code: 'USD', figures: { cny_per_100: usd } },
      { code: 'JPY', figures: { cny_per_100: jpy } },
    ],
    'duty-rates': HS.map((hs, kind) => ({ code: `${hs}/mfn`, figures: { percent: duty[kind] ?? '' } })),
    'consumption-taxes': HS.map((hs, kind) => ({ code: hs, figures: { percent: consumption[kind] ?? '' } })),
    'vat-rates': ['standard', 'reduced'].map((code) => ({ code, figures: { percent: vat } })),
  });
const per100 = ({ usd, jpy }: Rates, currency: string): string => (currency === 'USD' ? usd : currency === 'JPY' ? jpy : '100');

const currency = fc.constantFrom('CNY', 'USD', 'JPY');
const item = fc.record({ kind: fc.nat(3), price: fixed(2_000_000_000, 2), currency });
const charge = fc.record({ mark: fc.constantFrom('1', '2', '3'), amount: fixed(5_000_000, 5), currency });
const drawn = fc.record({
  ...{ rates, items: fc.array(item, { minLength: 1, maxLength: 8 }), grossKg: fixed(10_000_000, 3), late: fc.nat(40) },
  ...{ freight: charge, insurance: charge, other: fc.option(charge, { nil: undefined }) },
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const empty = { mark: '', amount: '', currency: '' };
const declared = (one: Drawn['freight'] | undefined) => (one === undefined ? empty : one.mark === '1' ? { ...one, currency: '' } : one);
const entry = (late: number): string => new Date(Date.parse(DAY) - (14 + late) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

function contentOf({ items, grossKg, late, freight, insurance, other }: Drawn): CompleteContent {
  return aDeclaration({
    header: {
      ...{ terms: '3', grossWeightKg: grossKg, movementDate: entry(late), freight: declared(freight) },
      ...{ insurance: declared(insurance), otherCosts: declared(other) },
    },
    items: items.map(({ kind, price, currency: of }, place) =>
      anItem({ itemNo: String(place + 1), hsCode: HS[kind] ?? '', totalPrice: price, currency: of }),
    ),
  });
}

const fen = (yuan: string | undefined): bigint => BigInt((yuan ?? expect.unreachable('an amount is not known')).replace('.', ''));
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);
const ask = (given: Drawn): DutyCalculation => calculateDuty(contentOf(given), set(given.rates), DAY);

describe('the calculation of imports', () => {
  it('is to the fen what a slow exact oracle says', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { items, rates: of, grossKg, late } = given;
        const chargeOf = (one: Drawn['freight'] | undefined, rate: OracleCharge['of']): OracleCharge | undefined =>
          one === undefined
            ? undefined
            : { amount: one.amount, of: one.mark === '1' ? rate : one.mark === '2' ? 'tonnes' : 'total', per100: per100(of, one.currency) };
        const said = oracle({
          ...{ grossKg, lateDays: late, freight: chargeOf(given.freight, 'goods') },
          ...{ insurance: chargeOf(given.insurance, 'goods-and-freight'), other: chargeOf(given.other, 'goods') },
          items: items.map(({ kind, price, currency: name }) => ({
            ...{ price, per100: per100(of, name), duty: of.duty[kind] ?? '', vat: of.vat },
            consumption: of.consumption[kind] === '0.0' ? '0' : (of.consumption[kind] ?? ''),
          })),
        });
        const answer = ask(given);
        expect(answer.gaps).toEqual([]);
        expect(answer.items.map(({ customsValue }) => fen(customsValue))).toEqual(said.values);
        expect(answer.items.map(({ taxes }) => fen(taxes['import-duty']))).toEqual(said.duties);
        expect(answer.items.map(({ taxes }) => fen(taxes['consumption-tax']))).toEqual(said.consumption);
        expect(answer.items.map(({ taxes }) => fen(taxes['import-vat']))).toEqual(said.vat);
        expect(fen(answer.totals.find(({ tax }) => tax === 'late-fee')?.assessed)).toBe(said.lateFee);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up: values are prices and charges, totals are the items, and what is payable is the totals', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const answer = ask(given);
        const prices = answer.items.map(({ steps }) => fen(steps[0]?.result));
        const charges = answer.steps.filter(({ kind }) => kind !== 'late-fee').map(({ result }) => fen(result));
        expect(fen(answer.customsValue)).toBe(sum(prices) + sum(charges));
        expect(sum(answer.items.map(({ customsValue }) => fen(customsValue)))).toBe(fen(answer.customsValue));
        for (const tax of ['import-duty', 'consumption-tax', 'import-vat'] as const)
          expect(sum(answer.items.map(({ taxes }) => fen(taxes[tax])))).toBe(
            fen(answer.totals.find((total) => total.tax === tax)?.assessed),
          );
        expect(fen(answer.payable)).toBe(sum(answer.totals.map(({ payable }) => fen(payable))));
      }),
      { numRuns: 200 },
    );
  });

  it('never asks less for a dearer item, a dearer freight or a later day', () => {
    fc.assert(
      fc.property(drawn, fixed(1_000_000, 2), fc.nat(9), (given, more, days) => {
        const [one] = given.items;
        if (one === undefined) return;
        const alone = { ...given, items: [one], freight: { ...given.freight, mark: '3' as const } };
        const plus = (amount: string): string => (Number(amount) + Number(more)).toFixed(2);
        const paid = fen(ask(alone).payable);
        expect(fen(ask({ ...alone, items: [{ ...one, price: plus(one.price) }] }).payable) >= paid).toBe(true);
        expect(fen(ask({ ...alone, freight: { ...alone.freight, amount: plus(alone.freight.amount) } }).payable) >= paid).toBe(true);
        expect(fen(ask({ ...alone, late: alone.late + days }).payable) >= paid).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the calculation of anything', () => {
  it('never throws, and knows a sum only where nothing is missing', () => {
    const word = fc.constantFrom(
      '',
      '0',
      '1',
      '2',
      '3',
      '5',
      '7',
      'I',
      'E',
      'X',
      'USD',
      'EUR',
      'DEU',
      '8457101000',
      '<08>1',
      '20180501',
      '1.5',
      '-1',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), word), { maxLength: 40 }), (changes) => {
        const base = aDeclaration({ items: [anItem(), anItem({ itemNo: '2' })], header: { movementDate: '20180505' } });
        const raw = JSON.parse(JSON.stringify({ ...base, licenceDocuments: [{ code: 'Y', number: '<02>1' }] })) as object;
        const leaves = leavesOf(raw);
        for (const [place, value] of changes) leaves[place % leaves.length]?.(value);
        const { tables } = { tables: { ...codeTableSet, day: DAY } };
        const answer = calculateDuty(complete(raw, tables).content, codeTableSet, DAY);
        expect(answer.complete).toBe(answer.gaps.length === 0);
        expect(answer.payable === undefined).toBe(!answer.complete);
        for (const { message, hint, path } of answer.gaps) {
          expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(hint.en).not.toBe('');
          expect(path === '' || path.startsWith('/')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A setter for each text of a tree. */
function leavesOf(node: object): ((value: string) => void)[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [(text: string) => void Object.assign(node, { [key]: text })];
    return typeof value === 'object' && value !== null ? leavesOf(value) : [];
  });
}
