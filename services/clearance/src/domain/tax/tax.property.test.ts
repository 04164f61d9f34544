import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR, LEASE, MONDAY_8, officerOf, opened } from '../../../test/builders.ts';
import type { PlayedCase } from '../../../test/builders.ts';
import { GUARANTEED, PAYER, RULES, taxed, taxedCase, theBank, valuesOf } from '../../../test/tax-builders.ts';
import { amendCase } from '../amend-case.ts';
import { evolve, holdsOf } from '../case.ts';
import { claim } from '../claim.ts';
import { decideCase } from '../decide-case.ts';
import type { Lane } from '../facts.ts';
import { recordArrival } from '../record-arrival.ts';
import { recordInspection } from '../record-inspection.ts';
import { withdrawCase } from '../withdraw-case.ts';
import { sumOf, totalOf } from './money.ts';
import { reassessTax } from './reassess-tax.ts';
import { lateFeeOf, settleTax } from './settle-tax.ts';
import { DEMANDS, dueOf, openBills, settledOf } from './tax-state.ts';

type Act = (subject: PlayedCase, now: number) => unknown;

const decide =
  (authority: string, kind: 'clear' | 'refuse'): Act =>
  (subject, now) => {
    const officer = officerOf(authority);
    subject.take(claim(subject.state, officer, LEASE, now));
    const decision = kind === 'clear' ? ({ kind, legalBasis: '' } as const) : ({ kind, legalBasis: 'law', reason: '' } as const);
    return subject.take(decideCase(subject.state, officer, decision, now, RULES));
  };
const arrive: Act = (subject, now) => subject.take(recordArrival(subject.state, now, now, 99));
const inspect: Act = (subject, now) =>
  subject.take(
    recordInspection(subject.state, officerOf('customs'), { finding: 'FINDING_NO_ANOMALY', note: '', findings: [], occurredAtMs: 0 }, now),
  );
/** The bank confirms every open bill as it is owed on the day. */
const payAll: Act = (subject, now) => {
  if (subject.state.status === 'NONE') return;
  for (const bill of DEMANDS.flatMap((demand) => openBills(subject.open.tax, demand))) {
    const { billNo, demand, fen } = bill;
    const how = demand === 'TAX_DEMAND_PAY' ? 'TAX_MEANS_PAYMENT' : 'TAX_MEANS_DEPOSIT';
    const settlement = { billNo, how, reference: `R-${billNo}`, paid: fen + lateFeeOf(bill, now), by: theBank } as const;
    expect(subject.take(settleTax(subject.state, settlement, now))).toContain('taxSettled');
  }
};

/** The steps of the way in whatever order, each as often as it takes until nothing is left to do. */
const STEPS: readonly Act[] = [decide('customs', 'clear'), decide('quarantine', 'clear'), arrive, inspect, payAll];

it('in whatever order review, arrival, the other authority and the payment come, the case is released exactly once, with nothing owed', () => {
  const orders = fc.shuffledSubarray(STEPS as Act[], { minLength: STEPS.length });
  const yuan = fc.integer({ min: 0, max: 10_000 }).map((fen) => `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`);
  const lanes = fc.constantFrom<Lane>('LANE_GREEN', 'LANE_YELLOW', 'LANE_RED');
  fc.assert(
    fc.property(
      orders,
      lanes,
      yuan,
      yuan,
      yuan,
      fc.boolean(),
      fc.integer({ min: 0, max: 40 }),
      (order, lane, duty, vat, secured, guaranteed, days) => {
        const tax = taxed(duty, vat, { secured, payerCompany: guaranteed ? GUARANTEED : PAYER });
        const authorities = ['customs', 'quarantine'].map((authority) => ({ authority, rule: 'R', dueAtMs: 0 }));
        const subject = taxedCase(lane, tax, { authorities });
        let now = MONDAY_8;
        // a step that comes too early is refused and comes again: as many rounds as steps bring every order to its end
        for (const step of order.flatMap(() => order)) {
          now += days * HOUR;
          step(subject, now);
          expect(subject.open.status === 'RELEASED').toBe(holdsOf(subject.open).length === 0);
        }
        expect(subject.open.status).toBe('RELEASED');
        expect(valuesOf(subject, 'caseReleased')).toHaveLength(1);
        for (const demand of DEMANDS) expect(totalOf(settledOf(subject.open.tax, demand))).toBe(totalOf(dueOf(subject.open.tax, demand)));
      },
    ),
    { numRuns: 300 },
  );
});

it('whatever happens, also amendments and other rates: never released with tax owed, and bills add up to what is owed', () => {
  const amounts = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }));
  const taxOf = ([duty, vat, secured]: readonly number[]) =>
    taxed(`${String(duty)}.00`, `${String(vat)}.00`, { secured: `${String(secured)}.00` });
  let amendment = 0;
  const acts: fc.Arbitrary<Act> = fc.oneof(
    fc.constantFrom(...STEPS),
    fc.constantFrom(...STEPS),
    amounts.map(
      (each): Act =>
        (subject, now) =>
          subject.take(reassessTax(subject.state, taxOf(each), 'test', now, RULES)),
    ),
    fc.tuple(amounts, fc.integer({ min: 1, max: 3 })).map(([each, weight]): Act => (subject, now) => {
      const judged = opened({ lane: 'LANE_YELLOW', grossWeightKg: `${String(weight)}.00000`, tax: taxOf(each) });
      return subject.take(amendCase(subject.state, { amendment: ++amendment, judged }, now, RULES));
    }),
    {
      weight: 1,
      arbitrary: fc.constantFrom<Act>((subject, now) => subject.take(withdrawCase(subject.state, now)), decide('customs', 'refuse')),
    },
  );
  let released = 0;
  fc.assert(
    fc.property(amounts, fc.array(acts, { maxLength: 25 }), (first, sequence) => {
      const subject = taxedCase('LANE_YELLOW', taxOf(first));
      let now = MONDAY_8;
      for (const act of sequence) {
        now += HOUR;
        const before = subject.open.status;
        act(subject, now);
        const { tax, reviewed, status } = subject.open;
        const owed = DEMANDS.some((demand) => totalOf(dueOf(tax, demand)) > totalOf(settledOf(tax, demand)));
        if (before === 'OPEN' && status === 'RELEASED') expect(owed).toBe(false);
        if (status === 'REFUSED' || status === 'WITHDRAWN') {
          for (const demand of DEMANDS) expect([openBills(tax, demand).length, totalOf(settledOf(tax, demand))]).toEqual([0, 0n]);
        } else if (reviewed) {
          for (const demand of DEMANDS) {
            const billed = totalOf(settledOf(tax, demand)) + sumOf(openBills(tax, demand).map(({ fen }) => fen));
            expect(billed).toBe(totalOf(dueOf(tax, demand)));
          }
        }
      }
      const numbers = valuesOf(subject, 'taxAssessed').map(({ bill }) => bill?.billNo);
      expect(new Set(numbers).size).toBe(numbers.length);
      released += valuesOf(subject, 'caseReleased').length;
      expect(valuesOf(subject, 'caseReleased').length).toBeLessThanOrEqual(1);
      expect(subject.events.reduce(evolve, { status: 'NONE' })).toEqual(subject.state);
    }),
    { numRuns: 500 },
  );
  expect(released).toBeGreaterThan(0);
});
