import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMetricTables } from './code-tables.ts';
import { findDefinition } from './definitions.ts';
import type { Definition } from './definitions.ts';
import { declaredEarly, measure } from './measure.ts';
import type { Subject } from './measure.ts';

const folder = new URL('../../../../infra/code-tables/metrics/', import.meta.url);
const shipped = readMetricTables({
  definitions: readFileSync(new URL('definitions.csv', folder), 'utf8'),
  baselines: readFileSync(new URL('baselines.csv', folder), 'utf8'),
});
const definition = (id: string): Definition => findDefinition(shipped.tables.definitions, id, Date.UTC(2026, 10, 25))!;
const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);
const subject = (change: Partial<Subject>): Subject => ({
  direction: 'IMPORT',
  mode: '2',
  tradeMode: '0110',
  withdrawnAt: undefined,
  times: {},
  ...change,
});

describe('measuring a case', () => {
  const advance = { DECL_SUBMITTED: at('23T07:50'), DECL_ACCEPTED: at('23T08:00'), CARGO_ARRIVED: at('24T10:00') };

  it('starts an export at its arrival, so that declaring in advance shortens it (domain.md section 9, example 3)', () => {
    const measured = measure(definition('export-gacc'), subject({ direction: 'EXPORT', times: { ...advance, RELEASED: at('24T10:25') } }));
    expect(measured).toMatchObject({ outcome: 'measured', totalMs: 25 * 60_000, preArrival: false, shares: { d_customs: 25 * 60_000 } });
    expect((25 / 60).toFixed(2)).toBe('0.42');
  });

  it('records 0 for a release before the arrival and counts it apart (example 3)', () => {
    const measured = measure(definition('export-gacc'), subject({ direction: 'EXPORT', times: { ...advance, RELEASED: at('24T09:50') } }));
    expect(measured).toMatchObject({ outcome: 'measured', totalMs: 0, preArrival: true, shares: {} });
  });

  it('starts an import by water at the arrival of the ship, and by rail when the goods are brought in', () => {
    const times = {
      CONVEYANCE_ARRIVED: at('23T00:00'),
      DISCHARGED: at('23T03:00'),
      CARGO_ARRIVED: at('23T05:00'),
      RELEASED: at('23T10:00'),
    };
    expect(measure(definition('import-gacc'), subject({ times }))).toMatchObject({ totalMs: 10 * 3_600_000 });
    expect(measure(definition('import-gacc'), subject({ mode: '3', times }))).toMatchObject({ totalMs: 5 * 3_600_000 });
  });

  it('gives different figures to different definitions of the same case', () => {
    const times = {
      CONVEYANCE_ARRIVED: at('23T00:00'),
      DECL_SUBMITTED: at('23T05:00'),
      DECL_ACCEPTED: at('23T06:00'),
      RELEASED: at('23T10:00'),
      PICKED_UP: at('23T12:00'),
    };
    const hours = ['import-gacc', 'customs-only', 'import-to-pickup']
      .map((id) => measure(definition(id), subject({ times })))
      .map((measured) => (measured?.outcome === 'measured' ? measured.totalMs / 3_600_000 : NaN));
    expect(hours).toEqual([10, 4, 12]);
  });

  it('ends overall clearance at the release and not at the pick-up release of a summary, which has a definition of its own', () => {
    const handedOut = { CARGO_ARRIVED: at('23T00:00'), DECL_ACCEPTED: at('23T01:00'), PICKUP_RELEASED: at('23T02:00') };
    const hoursOf = (id: string, times: object) => {
      const measured = measure(definition(id), subject({ times }));
      return measured?.outcome === 'measured' ? measured.totalMs / 3_600_000 : undefined;
    };
    expect(hoursOf('import-gacc', handedOut)).toBeUndefined();
    expect(hoursOf('import-to-pickup-release', handedOut)).toBe(2);
    const released = { ...handedOut, RELEASED: at('23T10:00') };
    expect(hoursOf('import-gacc', released)).toBe(10);
    expect(hoursOf('import-to-pickup-release', released)).toBe(2);
    expect(hoursOf('import-to-pickup-release', { CARGO_ARRIVED: at('23T00:00'), RELEASED: at('23T10:00') })).toBe(10);
  });

  it('counts what it cannot or must not measure', () => {
    const released = { DECL_ACCEPTED: at('23T06:00'), RELEASED: at('23T10:00') };
    expect(measure(definition('import-gacc'), subject({ times: released }))).toEqual({ outcome: 'missing', endAt: at('23T10:00') });
    expect(measure(definition('import-gacc'), subject({ mode: 'Y', times: released }))).toEqual({
      outcome: 'excluded',
      endAt: at('23T10:00'),
    });
    expect(measure(definition('import-gacc'), subject({ withdrawnAt: at('23T09:00') }))).toEqual({
      outcome: 'withdrawn',
      endAt: at('23T09:00'),
    });
  });

  it('says nothing of a case that has not ended, or of the other direction', () => {
    expect(measure(definition('import-gacc'), subject({ times: advance }))).toBeUndefined();
    expect(measure(definition('export-gacc'), subject({ times: { ...advance, RELEASED: at('24T10:25') } }))).toBeUndefined();
  });

  it('calls a declaration early when it was accepted before the goods arrived', () => {
    expect(declaredEarly(advance)).toBe(true);
    expect(declaredEarly({ ...advance, CARGO_ARRIVED: at('23T07:00') })).toBe(false);
    expect(declaredEarly({ DECL_ACCEPTED: at('23T07:00') })).toBeUndefined();
  });
});
