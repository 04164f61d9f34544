import { describe, expect, it } from 'vitest';
import { HOUR, MONDAY_8 } from '../../../test/builders.ts';
import { loadTables } from '../../outbound/code-tables.ts';
import { chooseLane } from './lane.ts';
import { requiredAuthorities } from './required-authorities.ts';
import type { ClearanceTables, RiskRule, Screened } from './tables.ts';

const shipped = loadTables(new URL('../../../../../infra/code-tables/clearance/', import.meta.url).pathname);
const goods = (hsCode: string, unNumber = '', originCountry = 'DEU') => ({ hsCode, unNumber, originCountry });
const screened = (overrides: Partial<Screened> = {}): Screened => ({
  direction: 'I',
  transportMode: '3',
  tradeMode: '0110',
  goods: [goods('8479899990')],
  oversize: false,
  grossWeightKg: '1000.00000',
  acceptedAtMs: MONDAY_8,
  ...overrides,
});
const always = { validFromMs: 0, validToMs: Infinity };

describe('required authorities', () => {
  const names = (overrides: Partial<Screened>) => requiredAuthorities(shipped, screened(overrides)).map((each) => each.authority);

  it('are customs alone for machines by rail', () => {
    expect(names({})).toEqual(['customs']);
  });

  it('add maritime and quarantine for fireworks that leave by water, and no maritime by rail', () => {
    const fireworks = { direction: 'E' as const, goods: [goods('3604100000', 'UN0336')] };
    expect(names({ ...fireworks, transportMode: '2' })).toEqual(['customs', 'quarantine', 'maritime']);
    expect(names({ ...fireworks, transportMode: '3' })).toEqual(['customs', 'quarantine']);
  });

  it('add quarantine for imported meat, once, however many items ask for it', () => {
    expect(names({ goods: [goods('0202300090'), goods('0803900000'), goods('2009110000')] })).toEqual(['customs', 'quarantine']);
  });

  it('add road for oversize cargo by lorry only', () => {
    expect(names({ oversize: true, transportMode: '4' })).toEqual(['customs', 'road']);
    expect(names({ oversize: true, transportMode: '2' })).toEqual(['customs']);
  });

  it('are due so many hours after acceptance', () => {
    expect(requiredAuthorities(shipped, screened())).toEqual([{ authority: 'customs', rule: 'CUS-ALL', dueAtMs: MONDAY_8 + 24 * HOUR }]);
  });

  it('come from the rows in force on the day of acceptance', () => {
    const row = {
      rule: 'OLD',
      authority: 'ciq',
      direction: '*',
      condition: 'always',
      hsChapters: [],
      transportModes: [],
      dueHours: 0,
    } as const;
    const tables: ClearanceTables = { ...shipped, authorities: [{ ...row, validFromMs: 0, validToMs: MONDAY_8 }] };
    expect(requiredAuthorities(tables, screened({ acceptedAtMs: MONDAY_8 - 1 }))).toEqual([{ authority: 'ciq', rule: 'OLD', dueAtMs: 0 }]);
    expect(requiredAuthorities(tables, screened())).toEqual([]);
  });
});

describe('the lane', () => {
  const rule = (weight: number, overrides: Partial<RiskRule> = {}): RiskRule => ({
    rule: `R${weight}`,
    weight,
    category: `category-${weight}`,
    direction: '*',
    hsPrefixes: [],
    origins: [],
    tradeModes: [],
    transportModes: [],
    minGrossWeightKg: 0,
    ...always,
    ...overrides,
  });
  const rates = [{ stratum: 'all', transportMode: '*', direction: '*', rate: 0.03, ...always }] as const;
  const lane = (risks: readonly RiskRule[], draw = 0.5, overrides: Partial<Screened> = {}) =>
    chooseLane({ version: 'v', authorities: [], risks, rates }, screened(overrides), draw);

  it('is GREEN without a risk, YELLOW from 50 and RED from 100, with the category of the heaviest rule', () => {
    expect(lane([])).toEqual({ lane: 'LANE_GREEN', reason: 'low-risk' });
    expect(lane([rule(49)])).toEqual({ lane: 'LANE_GREEN', reason: 'low-risk' });
    expect(lane([rule(10), rule(40)])).toEqual({ lane: 'LANE_YELLOW', reason: 'category-40' });
    expect(lane([rule(40), rule(60)])).toEqual({ lane: 'LANE_RED', reason: 'category-60' });
  });

  it('is RED at random when the draw is below the rate of the stratum, and not at the rate', () => {
    expect(lane([], 0.0299)).toEqual({ lane: 'LANE_RED', reason: 'random' });
    expect(lane([], 0.03)).toEqual({ lane: 'LANE_GREEN', reason: 'low-risk' });
    expect(lane([rule(60)], 0.01)).toEqual({ lane: 'LANE_RED', reason: 'random' });
    expect(lane([rule(100)], 0.01)).toEqual({ lane: 'LANE_RED', reason: 'category-100' });
  });

  it('counts a rule only when each of its conditions holds, goods conditions on one and the same item', () => {
    const precise = rule(60, {
      hsPrefixes: ['8703'],
      origins: ['JPN'],
      tradeModes: ['0110'],
      transportModes: ['2'],
      minGrossWeightKg: 500,
    });
    const fits = { transportMode: '2', goods: [goods('8703234310', '', 'JPN')] };
    expect(lane([precise], 0.5, fits).lane).toBe('LANE_YELLOW');
    expect(lane([precise], 0.5, { ...fits, grossWeightKg: '499.99999' }).lane).toBe('LANE_GREEN');
    expect(lane([precise], 0.5, { ...fits, tradeMode: '4561' }).lane).toBe('LANE_GREEN');
    expect(lane([precise], 0.5, { ...fits, transportMode: '3' }).lane).toBe('LANE_GREEN');
    expect(lane([precise], 0.5, { ...fits, goods: [goods('8703234310'), goods('8479899990', '', 'JPN')] }).lane).toBe('LANE_GREEN');
  });

  it('takes the first stratum that fits', () => {
    const [other] = shipped.rates.slice(-1);
    expect(other?.transportMode).toBe('*');
    expect(chooseLane({ ...shipped, risks: [] }, screened({ transportMode: '5', direction: 'E' }), 0.0199).reason).toBe('random');
    expect(chooseLane({ ...shipped, risks: [] }, screened({ transportMode: '5', direction: 'E' }), 0.02).reason).toBe('low-risk');
  });
});
