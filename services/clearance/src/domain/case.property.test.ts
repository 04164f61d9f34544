import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEASE, MINUTE, MONDAY_8, PlayedCase, officerOf, opened } from '../../test/builders.ts';
import { evolve, holdsOf } from './case.ts';
import type { CaseState } from './case.ts';
import { claim, returnClaim } from './claim.ts';
import type { CaseDecision } from './decide-case.ts';
import { decideCase } from './decide-case.ts';
import type { Finding, Lane } from './facts.ts';
import { markOverdue } from './mark-overdue.ts';
import type { Officer } from './officer.ts';
import { openCase } from './open-case.ts';
import { recordArrival } from './record-arrival.ts';
import { recordInspection } from './record-inspection.ts';

type Command = (state: CaseState, now: number) => ReturnType<typeof decideCase>;

const DUE = MONDAY_8 + 30 * MINUTE;
const AUTHORITIES = ['customs', 'quarantine', 'road'];
const officers: fc.Arbitrary<Officer> = fc.constantFrom(
  ...AUTHORITIES.flatMap((authority) => [officerOf(authority, `${authority}-1`), officerOf(authority, `${authority}-2`)]),
);
const decisions: fc.Arbitrary<CaseDecision> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<CaseDecision>({ kind: 'clear', legalBasis: '' }) },
  fc.constant<CaseDecision>({ kind: 'hold', legalBasis: 'law', reason: 'permit', dueAtMs: 0 }),
  fc.constant<CaseDecision>({ kind: 'inspect', legalBasis: 'law' }),
  { weight: 1, arbitrary: fc.constant<CaseDecision>({ kind: 'refuse', legalBasis: 'law', reason: '' }) },
);
const lanes = fc.constantFrom<Lane>('LANE_GREEN', 'LANE_YELLOW', 'LANE_RED');
const findings = fc.constantFrom<Finding>('FINDING_NO_ANOMALY', 'FINDING_NO_ANOMALY', 'FINDING_IPR');

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(lanes, fc.shuffledSubarray(AUTHORITIES.slice(1))).map(
    ([lane, others]): Command =>
      (state, now) =>
        openCase(
          state,
          opened({ lane, authorities: ['customs', ...others].map((authority) => ({ authority, rule: 'R', dueAtMs: DUE })) }),
          now,
        ),
  ),
  fc.constant<Command>((state, now) => recordArrival(state, now - MINUTE, now)),
  officers.map(
    (officer): Command =>
      (state, now) =>
        claim(state, officer, LEASE, now),
  ),
  officers.map(
    (officer): Command =>
      (state, now) =>
        returnClaim(state, officer, now),
  ),
  fc.tuple(officers, decisions).map(
    ([officer, decision]): Command =>
      (state, now) =>
        decideCase(state, officer, decision, now),
  ),
  // what an officer usually does, so that long sequences get somewhere
  fc.tuple(officers, decisions).map(([officer, decision]): Command => (state, now) => {
    const claimed = claim(state, officer, LEASE, now);
    if ('refusal' in claimed) return claimed;
    const decided = decideCase(claimed.reduce(evolve, state), officer, decision, now);
    return 'refusal' in decided ? decided : [...claimed, ...decided];
  }),
  fc.tuple(officers, findings).map(
    ([officer, finding]): Command =>
      (state, now) =>
        recordInspection(state, officer, { finding, note: '', findings: [], occurredAtMs: 0 }, now),
  ),
  fc.constantFrom(...AUTHORITIES).map(
    (authority): Command =>
      (state, now) =>
        markOverdue(state, authority, DUE, now),
  ),
);
const sequences = fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 20 })), { maxLength: 60 });

it('a released case has no hold, is released once, and takes nothing more; its holds follow from its events', () => {
  let released = 0;
  let overdue = 0;
  fc.assert(
    fc.property(sequences, (sequence) => {
      const subject = new PlayedCase();
      let now = MONDAY_8;
      for (const [command, minutes] of sequence) {
        now += minutes * MINUTE;
        const before = subject.state;
        const outcome = subject.take(command(before, now));
        if (before.status === 'RELEASED' || before.status === 'REFUSED') expect(Array.isArray(outcome) ? outcome : []).toEqual([]);
        if (subject.state.status === 'NONE') continue;
        // no hold left is the same thing as released, after every commit
        if (subject.state.status !== 'REFUSED') expect(holdsOf(subject.state).length === 0).toBe(subject.state.status === 'RELEASED');
      }
      const releases = subject.events.filter((event) => event.fact?.$case === 'caseReleased').length;
      expect(releases).toBe(subject.state.status === 'RELEASED' ? 1 : 0);
      released += releases;
      overdue += subject.events.filter((event) => event.fact?.$case === 'authorityOverdue').length;
      expect(subject.events.reduce(evolve, { status: 'NONE' })).toEqual(subject.state);
    }),
    { numRuns: 500 },
  );
  // else the property would have held of nothing
  expect(released).toBeGreaterThan(0);
  expect(overdue).toBeGreaterThan(0);
});
