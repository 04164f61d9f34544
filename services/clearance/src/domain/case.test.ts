import { describe, expect, it } from 'vitest';
import { HOUR, LEASE, MINUTE, MONDAY_8, officerOf, opened, played } from '../../test/builders.ts';
import { holdsOf, statusOf } from './case.ts';
import { claim } from './claim.ts';
import type { CaseDecision } from './decide-case.ts';
import { decideCase } from './decide-case.ts';
import { markOverdue } from './mark-overdue.ts';
import { openCase } from './open-case.ts';
import { recordArrival } from './record-arrival.ts';
import { recordInspection } from './record-inspection.ts';

const clear: CaseDecision = { kind: 'clear', legalBasis: '' };
const customs = officerOf('customs');

/** Claims and decides at `at`. */
function decided(subject: ReturnType<typeof played>, officer: ReturnType<typeof officerOf>, decision: CaseDecision, at: number) {
  subject.take(claim(subject.state, officer, LEASE, at));
  return subject.take(decideCase(subject.state, officer, decision, at));
}

describe('opening a case', () => {
  it('reviews and clears customs at once in the GREEN lane, and still waits for the arrival', () => {
    const subject = played('LANE_GREEN');
    expect(subject.events.map((event) => event.fact?.$case)).toEqual(['caseOpened', 'reviewDone', 'authorityCleared']);
    expect(subject.events.at(-1)?.fact).toMatchObject({ value: { authority: 'customs', officer: '', legalBasis: 'lane:GREEN' } });
    expect(holdsOf(subject.open)).toEqual(['arrival']);
  });

  it('waits for a customs officer in the YELLOW lane', () => {
    expect(holdsOf(played('LANE_YELLOW').open)).toEqual(['arrival', 'authority:customs']);
  });

  it('owes an inspection ordered by the lane in the RED lane', () => {
    const subject = played('LANE_RED');
    expect(subject.events.map((event) => event.fact?.$case)).toEqual(['caseOpened', 'inspectionOrdered']);
    expect(holdsOf(subject.open)).toEqual(['arrival', 'authority:customs', 'inspection:customs']);
  });

  it('happens once', () => {
    const subject = played('LANE_GREEN');
    expect(subject.take(openCase(subject.state, opened(), MONDAY_8))).toEqual([]);
  });

  it('releases in the same commit what is inside a supervised place already and needs nothing else', () => {
    const subject = played('LANE_GREEN', ['customs'], { transportMode: 'Y', billNo: '' });
    expect(subject.events.at(-1)?.fact?.$case).toBe('caseReleased');
  });

  it('awaits the arrival of carried cargo even when its bill number is missing', () => {
    expect(holdsOf(played('LANE_GREEN', ['customs'], { transportMode: '2', billNo: '' }).open)).toEqual(['arrival']);
  });
});

describe('release', () => {
  it('comes with the arrival of a GREEN advance declaration (domain.md §9, example 3)', () => {
    const subject = played('LANE_GREEN');
    const arrived = MONDAY_8 + 26 * HOUR;
    const names = subject.take(recordArrival(subject.state, arrived, arrived + 25 * MINUTE));
    expect(names).toEqual(['cargoArrived', 'caseReleased']);
    expect(subject.open.releasedAtMs - subject.open.arrivedAtMs).toBe(25 * MINUTE);
  });

  it('comes with the last decision when the cargo was there before', () => {
    const subject = played('LANE_YELLOW');
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8))).toEqual(['cargoArrived']);
    expect(decided(subject, customs, clear, MONDAY_8 + HOUR)).toEqual(['reviewDone', 'authorityCleared', 'caseReleased']);
    expect(statusOf(subject.open)).toBe('RELEASED');
  });

  it('leaves nothing more to arrive, to claim or to decide', () => {
    const subject = played('LANE_GREEN');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8))).toEqual([]);
    expect(subject.take(claim(subject.state, customs, LEASE, MONDAY_8))).toBe('already-released');
    expect(subject.take(decideCase(subject.state, customs, clear, MONDAY_8))).toBe('already-released');
  });
});

describe('joint operation (domain.md §9, example 14)', () => {
  it('waits for road after customs and maritime have cleared, alerts when it is overdue, and is still not released', () => {
    const road = officerOf('road');
    const noon = MONDAY_8 + 4 * HOUR;
    const subject = played('LANE_YELLOW', ['customs', 'maritime', 'road']);
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    const hold: CaseDecision = { kind: 'hold', legalBasis: '公路法', reason: 'over-width permit', dueAtMs: noon };
    expect(decided(subject, road, hold, MONDAY_8 + HOUR)).toEqual(['authorityHeld']);
    decided(subject, customs, clear, MONDAY_8 + 2 * HOUR);
    expect(decided(subject, officerOf('maritime'), clear, MONDAY_8 + 2.5 * HOUR)).toEqual(['authorityCleared']);
    expect(holdsOf(subject.open)).toEqual(['authority:road']);

    expect(subject.take(markOverdue(subject.state, 'road', noon, noon - 1))).toEqual([]);
    expect(subject.take(markOverdue(subject.state, 'road', noon, noon))).toEqual(['authorityOverdue']);
    expect(subject.take(markOverdue(subject.state, 'road', noon, noon + HOUR))).toEqual([]);
    expect(subject.open.authorities.find((each) => each.authority === 'road')).toMatchObject({ decided: 'HOLD', overdue: true });
    expect(statusOf(subject.open)).toBe('OPEN');

    expect(decided(subject, road, clear, noon + HOUR)).toEqual(['authorityCleared', 'caseReleased']);
  });

  it('flags nothing overdue once the authority has decided, or has another due time', () => {
    const due = MONDAY_8 + HOUR;
    const subject = played('LANE_YELLOW', [], { authorities: [{ authority: 'customs', rule: 'R', dueAtMs: due }] });
    expect(subject.take(markOverdue(subject.state, 'customs', due - 1, due))).toEqual([]);
    decided(subject, customs, clear, MONDAY_8);
    expect(subject.take(markOverdue(subject.state, 'customs', due, due))).toEqual([]);
  });

  it('returns the declaration when one authority refuses, and then takes nothing more', () => {
    const subject = played('LANE_GREEN', ['customs', 'quarantine']);
    const refuse: CaseDecision = { kind: 'refuse', legalBasis: '进出境动植物检疫法 §16', reason: 'pest' };
    expect(decided(subject, officerOf('quarantine'), refuse, MONDAY_8)).toEqual(['authorityRefused']);
    expect(statusOf(subject.open)).toBe('REFUSED');
    expect(subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8))).toEqual([]);
    expect(subject.take(claim(subject.state, customs, LEASE, MONDAY_8))).toBe('already-refused');
  });
});

describe('an inspection', () => {
  const result = (finding: 'FINDING_NO_ANOMALY' | 'FINDING_IPR') => ({ finding, note: '', findings: [], occurredAtMs: 0 });

  it('is owed before a RED case can be cleared, and does not clear it by itself', () => {
    const subject = played('LANE_RED');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(decided(subject, customs, clear, MONDAY_8)).toBe('inspection-owed');
    expect(subject.take(recordInspection(subject.state, customs, result('FINDING_NO_ANOMALY'), MONDAY_8))).toEqual(['inspectionRecorded']);
    expect(holdsOf(subject.open)).toEqual(['authority:customs']);
    expect(decided(subject, customs, clear, MONDAY_8)).toEqual(['reviewDone', 'authorityCleared', 'caseReleased']);
  });

  it('needs the cargo to be there, an owed order, a finding, and a time that is not in the future', () => {
    const subject = played('LANE_RED');
    expect(subject.take(recordInspection(subject.state, customs, result('FINDING_IPR'), MONDAY_8))).toBe('cargo-not-arrived');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    const unknown = { finding: 'FINDING_UNSPECIFIED', note: '', findings: [], occurredAtMs: 0 } as const;
    expect(subject.take(recordInspection(subject.state, customs, unknown, MONDAY_8))).toBe('finding-missing');
    const future = { ...result('FINDING_NO_ANOMALY'), occurredAtMs: MONDAY_8 + 5 * MINUTE + 1 };
    expect(subject.take(recordInspection(subject.state, customs, future, MONDAY_8))).toBe('occurred-in-the-future');
    for (const early of [-1, 1, MONDAY_8 - 6 * MINUTE]) {
      const before = { ...result('FINDING_NO_ANOMALY'), occurredAtMs: early };
      expect(subject.take(recordInspection(subject.state, customs, before, MONDAY_8))).toBe('occurred-before-the-order');
    }
    subject.take(recordInspection(subject.state, customs, result('FINDING_NO_ANOMALY'), MONDAY_8));
    expect(subject.take(recordInspection(subject.state, customs, result('FINDING_NO_ANOMALY'), MONDAY_8))).toBe('no-inspection-owed');
  });

  it('detains when it finds something, until another inspection finds nothing', () => {
    const subject = played('LANE_RED');
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    subject.take(recordInspection(subject.state, customs, result('FINDING_IPR'), MONDAY_8));
    expect(statusOf(subject.open)).toBe('DETAINED');
    expect(holdsOf(subject.open)).toEqual(['authority:customs', 'detained:customs']);
    expect(decided(subject, customs, clear, MONDAY_8)).toBe('detained');
    expect(decided(subject, customs, { kind: 'inspect', legalBasis: '海关法 §28' }, MONDAY_8)).toEqual(['inspectionOrdered']);
    subject.take(recordInspection(subject.state, customs, result('FINDING_NO_ANOMALY'), MONDAY_8));
    expect(decided(subject, customs, clear, MONDAY_8)).toContain('caseReleased');
  });

  it('ordered after a clearance gives the clearance back when it finds nothing, and releases', () => {
    const subject = played('LANE_GREEN');
    decided(subject, customs, { kind: 'inspect', legalBasis: '海关法 §28' }, MONDAY_8);
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    expect(holdsOf(subject.open)).toEqual(['inspection:customs']);
    const names = subject.take(recordInspection(subject.state, customs, result('FINDING_NO_ANOMALY'), MONDAY_8));
    expect(names).toEqual(['inspectionRecorded', 'caseReleased']);
  });

  it('of one authority is no business of another', () => {
    const subject = played('LANE_RED', ['customs', 'quarantine']);
    subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
    const other = officerOf('quarantine');
    expect(subject.take(recordInspection(subject.state, other, result('FINDING_NO_ANOMALY'), MONDAY_8))).toBe('no-inspection-owed');
    expect(decided(subject, other, clear, MONDAY_8)).toEqual(['authorityCleared']);
  });
});
