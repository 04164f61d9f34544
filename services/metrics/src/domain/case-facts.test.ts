import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinReports, reachedBy } from './bill-milestones.ts';
import type { BillReport } from './bill-milestones.ts';
import { caseMilestoneNames, described, joinFacts, momentsOf, unknownCase } from './case-facts.ts';
import type { CaseFacts } from './case-facts.ts';

const moment = (at: number) => ({ at, recordedAt: at + 1 });
const report = (milestone: BillReport['milestone'], containerId: string, at: number): BillReport => ({
  billNo: 'B1',
  milestone,
  containerId,
  first: moment(at),
  between: [],
  last: moment(at),
});

describe('what is known of a case', () => {
  it('is the same in whatever order and however often its facts come', () => {
    const facts = fc.oneof(
      fc
        .record({ milestone: fc.constantFrom(...caseMilestoneNames), at: fc.integer({ min: 1, max: 50 }) })
        .map(({ milestone, at }): CaseFacts => ({ ...unknownCase('D1'), moments: { [milestone]: moment(at) } })),
      fc.constant<CaseFacts>({
        ...unknownCase('D1'),
        described: described.byDeclaration,
        mode: '2',
        tradeMode: '0110',
        declarationNo: 'N',
        filedByCompany: 'F',
      }),
      fc.constant<CaseFacts>({
        ...unknownCase('D1'),
        described: described.byCase,
        mode: '2',
        lane: 'RED',
        sample: true,
        declarationNo: 'N',
        filedByCompany: 'F',
      }),
      fc.integer({ min: 1, max: 50 }).map((at): CaseFacts => ({ ...unknownCase('D1'), withdrawn: moment(at) })),
    );
    const joined = (all: readonly CaseFacts[]): CaseFacts => all.reduce(joinFacts, unknownCase('D1'));
    fc.assert(
      fc.property(
        fc
          .array(facts, { maxLength: 12 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 })),
          ),
        ([all, repeated]) => {
          expect(joined(repeated)).toEqual(joined(all));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes the arrival that the case waited for before that of the bill', () => {
    const facts: CaseFacts = { ...unknownCase('D1'), billNo: 'B1', moments: { CARGO_ARRIVED: moment(20) } };
    expect(momentsOf(facts, [report('CARGO_ARRIVED', '', 10), report('PICKED_UP', '', 40)])).toEqual({
      CARGO_ARRIVED: moment(20),
      PICKED_UP: moment(40),
    });
  });
});

describe('a milestone of a bill', () => {
  it('is reached with the last container of the declaration, each at its first report (domain.md section 2, rule 8)', () => {
    const again = joinReports(report('CARGO_ARRIVED', 'C1', 10), report('CARGO_ARRIVED', 'C1', 90));
    const reports = [again, report('CARGO_ARRIVED', 'C2', 30), report('CARGO_ARRIVED', 'C3', 50)];
    expect(reachedBy(reports, 'CARGO_ARRIVED', ['C1', 'C2'])).toEqual(moment(30));
    expect(reachedBy(reports, 'CARGO_ARRIVED', ['C1', 'C4'])).toBeUndefined();
  });

  it('that names no container speaks for all', () => {
    expect(reachedBy([report('DISCHARGED', '', 10)], 'DISCHARGED', ['C1', 'C2'])).toEqual(moment(10));
  });

  it('is reached with the last report when the goods have no container', () => {
    expect(reachedBy([joinReports(report('PICKED_UP', '', 10), report('PICKED_UP', '', 30))], 'PICKED_UP', [])).toEqual(moment(30));
  });
});
