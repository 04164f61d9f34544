import { expect, it } from 'vitest';
import { LEASE, MONDAY_8, officerOf, opened } from '../../test/builders.ts';
import { evolve, statusOf } from './case.ts';
import type { CaseState } from './case.ts';
import { claim, returnClaim } from './claim.ts';
import { decideCase } from './decide-case.ts';
import type { CaseDecision } from './decide-case.ts';
import type { Finding, Lane } from './facts.ts';
import { markOverdue } from './mark-overdue.ts';
import { openCase } from './open-case.ts';
import { recordArrival } from './record-arrival.ts';
import { recordInspection } from './record-inspection.ts';
import { withdrawCase } from './withdraw-case.ts';

const customs = officerOf('customs');
const DUE = MONDAY_8;
type Decision = ReturnType<typeof decideCase>;

/** As one officer does it: takes the case, and decides. */
const decide =
  (decision: CaseDecision) =>
  (state: CaseState): Decision => {
    const claimed = claim(state, customs, LEASE, MONDAY_8);
    if ('refusal' in claimed) return claimed;
    const decided = decideCase(claimed.reduce(evolve, state), customs, decision, MONDAY_8);
    return 'refusal' in decided ? decided : [...claimed, ...decided];
  };
const record =
  (finding: Finding) =>
  (state: CaseState): Decision =>
    recordInspection(state, customs, { finding, note: '', findings: [], occurredAtMs: 0 }, MONDAY_8);

/** Everything that can be done to a case of customs alone, all at one moment, so that the states are few and all are reached. */
const commandsOf = (lane: Lane): Readonly<Record<string, (state: CaseState) => Decision>> => ({
  open: (state) => openCase(state, opened({ lane, authorities: [{ authority: 'customs', rule: 'R', dueAtMs: DUE }] }), MONDAY_8),
  arrive: (state) => recordArrival(state, MONDAY_8, MONDAY_8),
  claim: (state) => claim(state, customs, LEASE, MONDAY_8),
  return: (state) => returnClaim(state, customs, MONDAY_8),
  clear: decide({ kind: 'clear', legalBasis: '' }),
  hold: decide({ kind: 'hold', legalBasis: 'law', reason: 'permit', dueAtMs: 0 }),
  inspect: decide({ kind: 'inspect', legalBasis: 'law' }),
  refuse: decide({ kind: 'refuse', legalBasis: 'law', reason: '' }),
  'find nothing': record('FINDING_NO_ANOMALY'),
  'find something': record('FINDING_IPR'),
  withdraw: (state) => withdrawCase(state, MONDAY_8),
  'pass the due time': (state) => markOverdue(state, 'customs', DUE, MONDAY_8),
});

/** `before: command -> after` (domain.md §1.6); small letters are refusals, `same` is an answer that stores nothing. */
const LISTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  NONE: {
    withdraw: ['same'],
    ...{ open: ['OPEN'], arrive: ['same'], claim: ['case-not-found'], return: ['case-not-found'], clear: ['case-not-found'] },
    ...{ hold: ['case-not-found'], inspect: ['case-not-found'], refuse: ['case-not-found'] },
    ...{ 'find nothing': ['case-not-found'], 'find something': ['case-not-found'], 'pass the due time': ['same'] },
  },
  OPEN: {
    withdraw: ['WITHDRAWN'],
    ...{ open: ['same'], arrive: ['OPEN', 'RELEASED', 'same'], claim: ['OPEN'], return: ['OPEN', 'not-claimed'] },
    ...{ clear: ['OPEN', 'RELEASED', 'inspection-owed', 'already-decided'], hold: ['OPEN'] },
    ...{ inspect: ['OPEN', 'inspection-already-ordered'], refuse: ['REFUSED'] },
    // an authority that had cleared before the order is clear again
    ...{ 'find nothing': ['OPEN', 'RELEASED', 'no-inspection-owed', 'cargo-not-arrived'] },
    ...{ 'find something': ['DETAINED', 'no-inspection-owed', 'cargo-not-arrived'], 'pass the due time': ['OPEN', 'same'] },
  },
  DETAINED: {
    withdraw: ['WITHDRAWN'],
    ...{ open: ['same'], arrive: ['same'], claim: ['DETAINED'], return: ['DETAINED', 'not-claimed'] },
    ...{ clear: ['detained'], hold: ['DETAINED'], inspect: ['OPEN'], refuse: ['REFUSED'] },
    ...{ 'find nothing': ['no-inspection-owed'], 'find something': ['no-inspection-owed'], 'pass the due time': ['DETAINED', 'same'] },
  },
  RELEASED: {
    withdraw: ['WITHDRAWN'],
    ...{ open: ['same'], arrive: ['same'], claim: ['already-released'], return: ['already-released'], clear: ['already-released'] },
    ...{ hold: ['already-released'], inspect: ['already-released'], refuse: ['already-released'] },
    ...{ 'find nothing': ['already-released'], 'find something': ['already-released'], 'pass the due time': ['same'] },
  },
  REFUSED: {
    withdraw: ['same'],
    ...{ open: ['same'], arrive: ['same'], claim: ['already-refused'], return: ['already-refused'], clear: ['already-refused'] },
    ...{ hold: ['already-refused'], inspect: ['already-refused'], refuse: ['already-refused'] },
    ...{ 'find nothing': ['already-refused'], 'find something': ['already-refused'], 'pass the due time': ['same'] },
  },
  WITHDRAWN: {
    withdraw: ['same'],
    ...{ open: ['same'], arrive: ['same'], claim: ['declaration-withdrawn'], return: ['declaration-withdrawn'] },
    ...{ clear: ['declaration-withdrawn'], hold: ['declaration-withdrawn'], inspect: ['declaration-withdrawn'] },
    ...{ refuse: ['declaration-withdrawn'], 'find nothing': ['declaration-withdrawn'], 'find something': ['declaration-withdrawn'] },
    'pass the due time': ['same'],
  },
};

it('takes exactly the listed ways from its opening to its end, whatever is done in whatever order', () => {
  const walked = new Map<string, Set<string>>();
  for (const lane of ['LANE_GREEN', 'LANE_YELLOW', 'LANE_RED'] as const) {
    const known = new Set<string>();
    const open: CaseState[] = [{ status: 'NONE' }];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      const key = JSON.stringify(state);
      if (known.has(key)) continue;
      known.add(key);
      const before = state.status === 'NONE' ? 'NONE' : statusOf(state);
      for (const [name, command] of Object.entries(commandsOf(lane))) {
        const decision = command(state);
        const events = 'refusal' in decision ? [] : decision;
        const after = events.reduce(evolve, state);
        const status = after.status === 'NONE' ? 'NONE' : statusOf(after);
        const result = 'refusal' in decision ? decision.refusal : events.length === 0 ? 'same' : status;
        const edge = `${before}: ${name}`;
        walked.set(edge, (walked.get(edge) ?? new Set()).add(result));
        open.push(after);
      }
      expect(known.size).toBeLessThan(2000);
    }
  }
  const listed = Object.entries(LISTED).flatMap(([before, edges]) =>
    Object.entries(edges).map(([name, results]) => [`${before}: ${name}`, results.toSorted()] as const),
  );
  expect(Object.fromEntries([...walked].map(([edge, results]) => [edge, [...results].sort()]))).toEqual(Object.fromEntries(listed));
});
