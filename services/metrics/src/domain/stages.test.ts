import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milestones } from './milestones.ts';
import type { Times } from './milestones.ts';
import { segmentsOf, shares, sharesOf } from './stages.ts';

const minute = 60_000;
const at = (text: string): number => Date.parse(`2026-11-25T${text}:00+08:00`);
const sum = (values: Readonly<Record<string, number>>): number => Object.values(values).reduce((total, value) => total + value, 0);
const without = (times: Times, ...gone: readonly string[]): Times =>
  Object.fromEntries(Object.entries(times).filter(([milestone]) => !gone.includes(milestone)));

describe('stages of a case', () => {
  const whole: Times = {
    CONVEYANCE_ARRIVED: at('00:00'),
    TALLIED: at('03:00'),
    DECL_SUBMITTED: at('09:00'),
    DECL_ACCEPTED: at('09:05'),
    REVIEW_DONE: at('09:40'),
    TAX_ASSESSED: at('09:40'),
    TAX_PAID: at('13:40'),
    RELEASED: at('13:45'),
  };

  it('sum exactly to the total and name who had the clock (domain.md section 9, example 4)', () => {
    const sums = sharesOf(segmentsOf(whole, at('00:00'), at('13:45')));
    expect(sums).toEqual({
      a_port: 180 * minute,
      b_trader: 360 * minute,
      c_customs: 5 * minute,
      d_customs: 35 * minute,
      e_trader: 240 * minute,
      g_customs: 5 * minute,
    });
    expect(sum(sums)).toBe(13.75 * 60 * minute);
    const customs = shares.filter(({ owner }) => owner === 'CUSTOMS').reduce((total, { key }) => total + (sums[key] ?? 0), 0);
    expect(((customs / sum(sums)) * 100).toFixed(1)).toBe('5.5');
  });

  it('give the time of a missing step to the stage before it', () => {
    const rest = without(whole, 'REVIEW_DONE', 'TAX_ASSESSED', 'TAX_PAID');
    expect(sharesOf(segmentsOf(rest, at('00:00'), at('13:45')))).toMatchObject({ c_customs: 5 * minute, d_customs: 280 * minute });
  });

  it('give the time between pick-up release and completion to the trader, and none where the completion was there before', () => {
    const twoStep: Times = {
      CARGO_ARRIVED: at('00:00'),
      DECL_SUBMITTED: at('01:00'),
      DECL_ACCEPTED: at('01:00'),
      PICKUP_RELEASED: at('03:00'),
      COMPLETE_SUBMITTED: at('08:00'),
      REVIEW_DONE: at('09:00'),
      RELEASED: at('09:10'),
    };
    expect(sharesOf(segmentsOf(twoStep, at('00:00'), at('09:10')))).toEqual({
      b_trader: 6 * 60 * minute,
      d_customs: 3 * 60 * minute,
      g_customs: 10 * minute,
    });
    const early = { ...twoStep, COMPLETE_SUBMITTED: at('02:00') };
    expect(sharesOf(segmentsOf(early, at('00:00'), at('09:10')))).toMatchObject({ b_trader: 60 * minute, d_customs: 8 * 60 * minute });
  });

  it('let goods that are not there hold the clock before the papers do', () => {
    const early: Times = {
      DECL_SUBMITTED: at('00:10'),
      DECL_ACCEPTED: at('00:20'),
      CONVEYANCE_ARRIVED: at('01:00'),
      CARGO_ARRIVED: at('02:00'),
      REVIEW_DONE: at('01:30'),
      RELEASED: at('02:10'),
    };
    expect(sharesOf(segmentsOf(early, at('00:20'), at('02:10')))).toEqual({
      a_carrier: 40 * minute,
      a_port: 60 * minute,
      g_customs: 10 * minute,
    });
  });

  it('keep an inspection apart from the review around it, and split it where the goods were presented', () => {
    const red: Times = {
      CARGO_ARRIVED: at('00:00'),
      DECL_SUBMITTED: at('00:00'),
      DECL_ACCEPTED: at('00:10'),
      INSPECTION_ORDERED: at('00:20'),
      CARGO_PRESENTED: at('01:20'),
      INSPECTION_DONE: at('02:00'),
      REVIEW_DONE: at('02:15'),
      RELEASED: at('02:20'),
    };
    const segments = segmentsOf(red, at('00:00'), at('02:20'));
    expect(segments.map(({ share }) => share.key)).toEqual(['c_customs', 'd_customs', 'f_port', 'f_customs', 'd_customs', 'g_customs']);
    expect(sharesOf(segments)).toEqual({
      c_customs: 10 * minute,
      d_customs: 25 * minute,
      f_port: 60 * minute,
      f_customs: 40 * minute,
      g_customs: 5 * minute,
    });
    const unknown = without(red, 'CARGO_PRESENTED');
    expect(sharesOf(segmentsOf(unknown, at('00:00'), at('02:20')))).toMatchObject({ f_customs: 100 * minute });
  });

  it('give the clock to another authority once customs is done and that one is not', () => {
    const joint: Times = {
      CARGO_ARRIVED: at('00:00'),
      DECL_SUBMITTED: at('00:00'),
      DECL_ACCEPTED: at('00:00'),
      REVIEW_DONE: at('10:00'),
      CUSTOMS_CLEARED: at('10:00'),
      OTHERS_CLEARED: at('12:00'),
      RELEASED: at('12:00'),
      PICKED_UP: at('13:00'),
    };
    expect(sharesOf(segmentsOf(joint, at('00:00'), at('13:00')))).toEqual({
      d_customs: 600 * minute,
      g_other_authority: 120 * minute,
      h_trader: 60 * minute,
    });
  });

  it('sum exactly, leave no gap and are never negative, whatever the times are and in whatever order', () => {
    const moment = fc.integer({ min: -1_000, max: 1_000 });
    const times = fc.record(Object.fromEntries(milestones.map((milestone) => [milestone, moment])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Times>;
    fc.assert(
      fc.property(times, moment, moment, (some, from, to) => {
        const segments = segmentsOf(some, from, to);
        let reached = from;
        for (const segment of segments) {
          expect(segment.from).toBe(reached);
          expect(segment.to).toBeGreaterThan(segment.from);
          reached = segment.to;
        }
        expect(reached).toBe(Math.max(from, segments.length === 0 ? from : to));
        expect(sum(sharesOf(segments))).toBe(Math.max(0, to - from));
      }),
      { numRuns: 2_000 },
    );
  });
});
