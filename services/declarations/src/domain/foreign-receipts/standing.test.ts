import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTableSet } from '../../../test/builders.ts';
import { meaningOf } from './meaning.ts';
import type { Noticed } from './standing.ts';
import { agrees, standingOf } from './standing.ts';

const T0 = Date.UTC(2026, 5, 30, 1);
const HOUR = 3_600_000;
const receipt = (code: string, hours: number, digest = `${code}@${String(hours)}`): Noticed => ({
  ...{ code, digest, noticeAtMs: T0 + hours * HOUR },
  canonical: meaningOf(code, T0, codeTableSet).canonical,
});
const of = (receipts: readonly Noticed[]) => standingOf(receipts, codeTableSet);
const codes = (receipts: readonly Noticed[]) => of(receipts).timeline.map(({ code }) => code);

describe('the state by receipts', () => {
  it('is CLOSED from R on, whatever comes after it, and the timeline is that of the notices (domain.md §9, example 12)', () => {
    const [l, p, r] = [receipt('L', 0), receipt('P', 3), receipt('R', 9)] as const;
    const arrived = [r, p, l, p];
    expect(arrived.map((_one, place) => of(arrived.slice(0, place + 1)).state?.canonical)).toEqual(Array(4).fill('CLOSED'));
    expect(codes(arrived)).toEqual(['L', 'P', 'R']);
    expect(of(arrived).releasedAtMs).toBe(p.noticeAtMs);
  });

  it('has been released since the first notice of it, also where a later one came first', () => {
    expect(of([receipt('P', 5), receipt('I', 2), receipt('P', 8)]).releasedAtMs).toBe(T0 + 2 * HOUR);
    expect(of([receipt('L', 1)]).releasedAtMs).toBe(0);
  });

  it('takes Y for a failure before customs had it: any receipt of customs says more', () => {
    expect(of([receipt('7', 0), receipt('Y', 1)]).state?.canonical).toBe('IMPORT_FAILED');
    expect(of([receipt('L', 0), receipt('Y', 1)]).state?.canonical).toBe('RECEIVED');
  });

  it('skips what is missing, and is told by no code that means nothing and by none of inspection and quarantine', () => {
    expect(of([receipt('P', 1)]).state?.canonical).toBe('RELEASED');
    expect(of([receipt('X9', 1), receipt('d', 2)]).state).toBeUndefined();
    expect(codes([receipt('X9', 1), receipt('d', 2)])).toEqual(['X9', 'd']);
  });

  it('is the same with the same timeline for any order and any number of repeats', () => {
    const known = codeTableSet.tables['receipt-codes'].entries.map(({ code }) => code);
    const one = fc.record({
      code: fc.constantFrom(...known, 'X9', '?'),
      hours: fc.integer({ min: 0, max: 5 }),
      text: fc.constantFrom('a', 'b'),
    });
    const any = fc.array(one.map(({ code, hours, text }) => receipt(code, hours, `${code}${String(hours)}${text}`)), { maxLength: 12 }); // prettier-ignore
    const shuffled = any.chain((receipts) =>
      fc.tuple(
        fc.constant(receipts),
        fc.shuffledSubarray([...receipts, ...receipts], { minLength: 2 * receipts.length, maxLength: 2 * receipts.length }),
      ),
    );
    fc.assert(fc.property(shuffled, ([receipts, again]) => { expect(of(again)).toEqual(of(receipts)); })); // prettier-ignore
  });

  it('is compared with our own status by the table', () => {
    const after = (...all: readonly string[]) => of(all.map((code, hours) => receipt(code, hours))).state;
    expect(agrees('RELEASED', after('L', 'P'), codeTableSet)).toBe(true);
    expect(agrees('REVIEWED', after('L', 'P'), codeTableSet)).toBe(false);
    expect(agrees('RETURNED', after('L', 'Z'), codeTableSet)).toBe(true);
    expect(agrees('RECEIVED', undefined, codeTableSet)).toBeUndefined();
  });

  it('has a rank for each meaning that the table of codes gives, and no two have the same', () => {
    const states = codeTableSet.tables['receipt-states'].entries;
    const meanings = codeTableSet.tables['receipt-codes'].entries.map(({ attributes }) => attributes['canonical']);
    expect(new Set(meanings)).toEqual(new Set(states.map(({ code }) => code)));
    expect(new Set(states.map(({ attributes }) => attributes['rank'])).size).toBe(states.length);
  });
});
