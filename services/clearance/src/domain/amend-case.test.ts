import { describe, expect, it } from 'vitest';
import { HOUR, LEASE, MONDAY_8, officerOf, opened, played } from '../../test/builders.ts';
import { amendCase } from './amend-case.ts';
import { holdsOf, statusOf } from './case.ts';
import { claim } from './claim.ts';
import { decideCase } from './decide-case.ts';
import type { CaseOpened, Lane } from './facts.ts';
import { recordArrival } from './record-arrival.ts';
import { recordInspection } from './record-inspection.ts';
import { withdrawCase } from './withdraw-case.ts';

const customs = officerOf('customs');
const goods = [
  { itemNo: 1, hsCode: '8457101000', name: 'x', unNumber: '', originCountry: 'DEU', quantity: '1', unit: '001', accountLine: '' },
];
/** Something that the screening looks at. */
const heavier = { grossWeightKg: '90000.00000' };
const amended = (overrides: Partial<CaseOpened>, authorities?: readonly string[], amendment = 1) => ({
  amendment,
  judged: opened(overrides, authorities),
});
const amend = (subject: ReturnType<typeof played>, ...given: Parameters<typeof amended>) =>
  subject.take(amendCase(subject.state, amended(...given), MONDAY_8 + HOUR));
const clear = (subject: ReturnType<typeof played>, at = MONDAY_8) => {
  subject.take(claim(subject.state, customs, LEASE, at));
  return subject.take(decideCase(subject.state, customs, { kind: 'clear', legalBasis: '' }, at));
};

describe('an amendment that the screening does not look at', () => {
  it('is taken over and leaves lane and decisions as they are', () => {
    const subject = played('LANE_YELLOW');
    clear(subject);
    expect(amend(subject, { lane: 'LANE_RED', traderName: '另一公司', goods: [] })).toEqual(['caseAmended']);
    expect(subject.open.opened).toMatchObject({ traderName: '另一公司', lane: 'LANE_YELLOW' });
    expect(subject.open.authorities[0]?.decided).toBe('CLEAR');
  });
  it('changes nothing when it comes again, or after a later one', () => {
    const subject = played('LANE_YELLOW');
    amend(subject, {}, undefined, 2);
    expect(amend(subject, {}, undefined, 2)).toEqual([]);
    expect(amend(subject, heavier, undefined, 1)).toEqual([]);
  });
});

describe('an amendment that the screening looks at', () => {
  it('asks every authority again, and those that are needed only now', () => {
    const subject = played('LANE_YELLOW', ['customs', 'road']);
    clear(subject);
    expect(amend(subject, { ...heavier, goods }, ['customs', 'quarantine'])).toEqual(['caseAmended']);
    expect(holdsOf(subject.open)).toEqual(['arrival', 'authority:customs', 'authority:quarantine']);
    expect(subject.open.reviewed).toBe(false);
  });
  it.each([
    ['LANE_GREEN', 'LANE_GREEN', 'LANE_GREEN', ['caseAmended', 'reviewDone', 'authorityCleared']],
    ['LANE_GREEN', 'LANE_YELLOW', 'LANE_YELLOW', ['caseAmended']],
    ['LANE_GREEN', 'LANE_RED', 'LANE_RED', ['caseAmended', 'inspectionOrdered']],
    ['LANE_YELLOW', 'LANE_GREEN', 'LANE_YELLOW', ['caseAmended']],
    ['LANE_YELLOW', 'LANE_RED', 'LANE_RED', ['caseAmended', 'inspectionOrdered']],
  ] as const satisfies readonly (readonly [Lane, Lane, Lane, readonly string[]])[])(
    'from %s, judged %s, comes to %s',
    (before, judged, lane, names) => {
      const subject = played(before);
      expect(amend(subject, { ...heavier, lane: judged })).toEqual(names);
      expect(subject.open.opened.lane).toBe(lane);
    },
  );
  it('never leads out of RED, and an inspection that was done counts', () => {
    const subject = played('LANE_RED');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    subject.take(claim(subject.state, customs, LEASE, MONDAY_8));
    subject.take(
      recordInspection(subject.state, customs, { finding: 'FINDING_NO_ANOMALY', note: '', findings: [], occurredAtMs: 0 }, MONDAY_8),
    );
    expect(amend(subject, { ...heavier, lane: 'LANE_GREEN' })).toEqual(['caseAmended']);
    expect(subject.open.opened.lane).toBe('LANE_RED');
    expect(holdsOf(subject.open)).toEqual(['authority:customs']);
  });
  it('orders no second inspection while one is owed', () => {
    const subject = played('LANE_RED');
    expect(amend(subject, { ...heavier, lane: 'LANE_RED' })).toEqual(['caseAmended']);
    expect(holdsOf(subject.open)).toContain('inspection:customs');
  });
  it('releases in the same commit what is GREEN again and has arrived', () => {
    const subject = played('LANE_GREEN', ['customs', 'road']);
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(amend(subject, { ...heavier, lane: 'LANE_GREEN' })).toEqual(['caseAmended', 'reviewDone', 'authorityCleared', 'caseReleased']);
  });
});

describe('an amendment of bill or containers', () => {
  it.each([{ billNo: 'BILL-2' }, { containerIds: ['TBJU1000021'] }])('looks for the arrival again: %j', (changed) => {
    const subject = played('LANE_YELLOW');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    amend(subject, changed);
    expect(holdsOf(subject.open)).toEqual(['arrival', 'authority:customs']);
    // what had met before is of no interest any more
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8, 0))).toEqual([]);
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8, 1))).toEqual(['cargoArrived']);
  });
});

describe('what is over', () => {
  it('keeps its release when an amendment becomes known late, and shows it', () => {
    const subject = played('LANE_GREEN');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(amend(subject, { ...heavier, billNo: 'BILL-2', lane: 'LANE_RED' })).toEqual(['caseAmended']);
    expect(statusOf(subject.open)).toBe('RELEASED');
    expect(subject.open.arrivedAtMs).toBe(MONDAY_8);
  });
  it('is void after a withdrawal: nobody is owed, nothing arrives, nothing is decided', () => {
    const subject = played('LANE_YELLOW');
    subject.take(claim(subject.state, customs, LEASE, MONDAY_8));
    expect(subject.take(withdrawCase(subject.state, MONDAY_8))).toEqual(['caseWithdrawn']);
    expect(statusOf(subject.open)).toBe('WITHDRAWN');
    expect(subject.take(withdrawCase(subject.state, MONDAY_8))).toEqual([]);
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8))).toEqual([]);
    expect(subject.take(claim(subject.state, customs, LEASE, MONDAY_8))).toBe('declaration-withdrawn');
    expect(amend(subject, heavier)).toEqual([]);
  });
  it('is void also when it was released before the withdrawal became known', () => {
    const subject = played('LANE_GREEN');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(subject.take(withdrawCase(subject.state, MONDAY_8))).toEqual(['caseWithdrawn']);
  });
});
