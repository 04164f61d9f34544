import { describe, expect, it } from 'vitest';
import { drawValue, pickOfficer } from './draw.ts';

const SEED = 'demo-seed-2018-04-25';

describe('the auditable draw (domain.md §9, example 10)', () => {
  it.each([
    ['490520181000000001', 0.735404],
    ['490520181000000002', 0.807039],
    ['490220180000123456', 0.849983],
  ])('gives %s the value %d', (declarationNo, expected) => {
    expect(drawValue(SEED, declarationNo, 1)).toBeCloseTo(expected, 6);
  });

  it('is exact to the 53rd bit', () => {
    expect(drawValue(SEED, '490520181000000001', 1)).toBe(Number(0xbc43731a64ef4bf9n >> 11n) / 2 ** 53);
  });

  it('gives another version of a declaration another value', () => {
    expect(drawValue(SEED, '490520181000000001', 2)).not.toBe(drawValue(SEED, '490520181000000001', 1));
  });

  it('picks OFC-03 for CASE-1, in whatever order the officers stand', () => {
    expect(pickOfficer(SEED, 'CASE-1', ['OFC-01', 'OFC-02', 'OFC-03'])).toBe('OFC-03');
    expect(pickOfficer(SEED, 'CASE-1', ['OFC-03', 'OFC-01', 'OFC-02'])).toBe('OFC-03');
    expect(pickOfficer(SEED, 'CASE-1', ['OFC-02', 'OFC-01'])).toBe('OFC-01');
    expect(pickOfficer(SEED, 'CASE-1', [])).toBeUndefined();
  });

  it('selects about the asked share of declarations', () => {
    const drawn = Array.from({ length: 5000 }, (_, i) => drawValue(SEED, `49052018100000${String(i).padStart(4, '0')}`, 1));
    const share = drawn.filter((u) => u < 0.03).length / drawn.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.04);
  });
});
