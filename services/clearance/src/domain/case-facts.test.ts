import { expect, it } from 'vitest';
import { LEASE, MONDAY_8, officerOf, played } from '../../test/builders.ts';
import { visibleFacts } from './case-facts.ts';
import { claim } from './claim.ts';
import { decideCase } from './decide-case.ts';
import { recordArrival } from './record-arrival.ts';
import { recordInspection } from './record-inspection.ts';

const quarantine = officerOf('quarantine');

/** Quarantine claims, orders an inspection, finds something and holds; then the cargo of another time arrives. */
function history() {
  const subject = played('LANE_GREEN', ['customs', 'quarantine']);
  subject.take(recordArrival(subject.state, MONDAY_8, MONDAY_8));
  subject.take(claim(subject.state, quarantine, LEASE, MONDAY_8));
  subject.take(decideCase(subject.state, quarantine, { kind: 'inspect', legalBasis: '商检法' }, MONDAY_8));
  const result = { finding: 'FINDING_QUARANTINE', note: '虫害', findings: [], occurredAtMs: 0 } as const;
  subject.take(recordInspection(subject.state, quarantine, result, MONDAY_8));
  subject.take(decideCase(subject.state, quarantine, { kind: 'hold', legalBasis: '动植检法', reason: '举报', dueAtMs: 0 }, MONDAY_8));
  return subject.events.map((event, place) => ({ event, version: place + 1, recordedAt: MONDAY_8 + place }));
}

it('shows an officer every fact of the own authority, with both times', () => {
  const facts = visibleFacts(history(), { kind: 'officer', officer: quarantine, risk: false });
  expect(facts.map(({ fact }) => fact)).toEqual([
    ...['CASE_OPENED', 'REVIEW_DONE', 'AUTHORITY_CLEARED', 'CARGO_ARRIVED', 'CLAIMED'],
    ...['INSPECTION_ORDERED', 'INSPECTION_DONE', 'AUTHORITY_HELD'],
  ]);
  expect(facts[6]).toMatchObject({ finding: 'FINDING_QUARANTINE', note: '虫害', officer: quarantine.subject, recordedAtMs: MONDAY_8 + 6 });
  expect(facts[7]).toMatchObject({ reason: '举报', legalBasis: '动植检法', occurredAtMs: MONDAY_8, version: 8 });
});

it('shows another authority the decision and its basis, and nothing of what led to it', () => {
  const facts = visibleFacts(history(), { kind: 'officer', officer: officerOf('customs'), risk: true });
  expect(facts.map(({ fact }) => fact)).not.toContain('CLAIMED');
  expect(facts.filter(({ authority }) => authority === 'quarantine')).toMatchObject([
    { fact: 'INSPECTION_ORDERED', legalBasis: '商检法', officer: '' },
    { fact: 'INSPECTION_DONE', finding: 'FINDING_UNSPECIFIED', note: '', officer: '' },
    { fact: 'AUTHORITY_HELD', legalBasis: '动植检法', reason: '', officer: '' },
  ]);
});

it('shows a company no officer and no claim, and an auditor everything', () => {
  const company = visibleFacts(history(), { kind: 'company', company: 'TRADER' });
  expect(company.some(({ fact, officer, note }) => fact === 'CLAIMED' || officer !== '' || note !== '')).toBe(false);
  expect(company.at(-1)).toMatchObject({ fact: 'AUTHORITY_HELD', reason: '举报' });
  expect(visibleFacts(history(), { kind: 'everything' })).toHaveLength(8);
});
