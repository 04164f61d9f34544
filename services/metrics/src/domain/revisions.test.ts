import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinReports } from './bill-milestones.ts';
import type { BillReport } from './bill-milestones.ts';
import { joinFacts, unknownCase } from './case-facts.ts';
import type { CaseFacts, CaseMilestone } from './case-facts.ts';
import type { Definition } from './definitions.ts';
import { monthChangesOf } from './revisions.ts';

const definition: Definition = {
  ...{
    id: 'export-gacc',
    version: 1,
    validFrom: '2018-01-01',
    nameZh: '',
    nameEn: '',
    direction: 'EXPORT',
    exclusions: '',
    exclusionsZh: '',
    source: '',
    sourceZh: '',
  },
  ...{ start: new Map([['*', ['CARGO_ARRIVED']]]), end: new Map([['*', ['RELEASED']]]) },
  ...{ excludedModes: [], excludedTradeModes: [], verified: false },
};
/** A moment of Shanghai. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const base: CaseFacts = { ...unknownCase('D1'), direction: 'EXPORT', mode: '3', billNo: 'B1' };
const fact = (milestone: CaseMilestone, happened: string, recorded = happened): CaseFacts => ({
  ...base,
  moments: { [milestone]: { at: at(happened), recordedAt: at(recorded) } },
});
const report = (happened: string, recorded: string): BillReport => {
  const moment = { at: at(happened), recordedAt: at(recorded) };
  return { billNo: 'B1', milestone: 'CARGO_ARRIVED', containerId: '', first: moment, last: moment, between: [] };
};
const changesOf = (facts: readonly CaseFacts[], reports: readonly BillReport[] = []) =>
  monthChangesOf(
    definition,
    facts.reduce(joinFacts, base),
    reports.length === 0 ? [] : [reports.reduce<BillReport | undefined>(joinReports, undefined)!],
  );

const arrived = fact('CARGO_ARRIVED', '2026-10-30T08:00');
const released = fact('RELEASED', '2026-10-30T10:00');

describe('changes of a month that is over', () => {
  it('are none when all was recorded in it, even what came in several steps', () => {
    expect(changesOf([arrived, released, fact('REVIEW_DONE', '2026-10-30T09:00', '2026-10-31T23:59')])).toEqual([]);
  });

  it('are one for a start that was recorded late, at the time of its record', () => {
    expect(changesOf([fact('CARGO_ARRIVED', '2026-10-30T08:00', '2026-11-03T09:00'), released])).toEqual([
      { month: '2026-10', changes: 1, revisedAt: at('2026-11-03T09:00') },
    ]);
  });

  it('begin with the first moment after the month in Shanghai', () => {
    const late = (recorded: string) => changesOf([fact('RELEASED', '2026-10-31T23:59', recorded)]).length;
    expect([late('2026-10-31T23:59'), late('2026-11-01T00:00')]).toEqual([0, 1]);
  });

  it('count a report that was replaced later too, so that a figure never changes under one number', () => {
    const first = changesOf([released], [report('2026-10-29T08:00', '2026-11-02T08:00')]);
    const second = changesOf([released], [report('2026-10-29T08:00', '2026-11-02T08:00'), report('2026-10-30T08:00', '2026-11-05T08:00')]);
    const third = changesOf(
      [released],
      [
        report('2026-10-29T08:00', '2026-11-02T08:00'),
        report('2026-10-30T08:00', '2026-11-05T08:00'),
        report('2026-10-30T09:00', '2026-11-06T08:00'),
      ],
    );
    expect([first, second, third].map(([one]) => one?.changes)).toEqual([1, 2, 3]);
  });

  it('are of both months when a correction moves a case from one to the other', () => {
    const moved = [arrived, fact('RELEASED', '2026-11-01T10:00'), fact('RELEASED', '2026-10-31T22:00', '2026-12-02T10:00')];
    expect(changesOf(moved).map(({ month, changes }) => [month, changes])).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
  });

  it('do not count what changes nothing of the measure', () => {
    expect(changesOf([arrived, released, fact('RELEASED', '2026-10-30T12:00', '2026-11-09T10:00')])).toEqual([]);
  });

  it('are the same in whatever order the reports come, and when they come twice', () => {
    const facts = [
      arrived,
      released,
      fact('CARGO_ARRIVED', '2026-10-30T09:00', '2026-11-04T09:00'),
      fact('REVIEW_DONE', '2026-10-30T09:30', '2026-11-05T09:00'),
      fact('REVIEW_DONE', '2026-10-30T09:40', '2026-11-06T09:00'),
    ];
    const reports = [
      report('2026-10-28T08:00', '2026-11-02T08:00'),
      report('2026-10-29T08:00', '2026-11-03T08:00'),
      report('2026-10-27T08:00', '2026-11-01T08:00'),
    ];
    const expected = changesOf(facts, reports);
    expect(expected[0]?.changes).toBeGreaterThan(2);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...facts, ...facts], { minLength: 10 }),
        fc.shuffledSubarray([...reports, ...reports], { minLength: 6 }),
        (some, others) => {
          expect(changesOf(some, others)).toEqual(expected);
        },
      ),
    );
  });
});
