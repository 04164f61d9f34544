import { expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../../test/builders.ts';
import { LISTED } from '../../../test/two-step-edges.ts';
import { standingRefusal } from '../amendment/standing.ts';
import type { DeclarationState } from '../declaration.ts';
import {
  declaration,
  recordDetained,
  recordInspected,
  recordInspectionOrdered,
  recordRefused,
  recordReleased,
  recordReview,
  submit,
} from '../declaration.ts';
import type { DeclarationsEvent } from '../events.ts';
import { completeDeclaration } from './complete.ts';
import { markCompletionOverdue, recordPickupReleased, recordSupplementAsked } from './record-two-step.ts';

const NOW = 1_780_000_000_000;
const BY = NOW + 1_000;
const summary = { controlled: false, inspected: false, taxed: false, guaranteeNo: '' };
const of = (place: number, step: 'STEP_SUMMARY' | 'STEP_COMPLETE') => ({ occurredAtMs: NOW + place, source: 'customs', step });
const completion = (contentDigest: string) => ({
  ...{ content: aDeclaration(), contentDigest, company: BROKER, codeTablesVersion: 'v', duty: undefined },
});

type Decision = readonly DeclarationsEvent[] | { readonly refusal: string };
/** Everything that can be said of a two-step declaration (domain.md §1.6); `place` in the sequence is when. */
const COMMANDS: Readonly<Record<string, (state: DeclarationState, place: number) => Decision>> = {
  'review summary': (state, place) => recordReview(state, of(place, 'STEP_SUMMARY')),
  'ask supplement': (state, place) => recordSupplementAsked(state, { authority: 'customs', reason: 'r' }, of(place, 'STEP_SUMMARY')),
  'inspect summary': (state, place) => recordInspectionOrdered(state, 'customs', of(place, 'STEP_SUMMARY')),
  'find nothing': (state, place) => recordInspected(state, 'customs', of(place, 'STEP_SUMMARY')),
  'find something': (state, place) => recordDetained(state, 'customs', 'FINDING_SAFETY', of(place, 'STEP_SUMMARY')),
  'refuse summary': (state, place) => recordRefused(state, 'customs', 'law', of(place, 'STEP_SUMMARY')),
  'release pickup': (state, place) => recordPickupReleased(state, { enteredAtMs: NOW, completeByMs: BY }, of(place, 'STEP_SUMMARY')),
  complete: (state, place) => completeDeclaration(state, completion('c'), NOW + place),
  'complete otherwise': (state, place) => completeDeclaration(state, completion('other'), NOW + place),
  'pass the last day': (state) => markCompletionOverdue(state, BY, BY + 1),
  'review complete': (state, place) => recordReview(state, of(place, 'STEP_COMPLETE')),
  'refuse complete': (state, place) => recordRefused(state, 'customs', 'law', of(place, 'STEP_COMPLETE')),
  release: (state, place) => recordReleased(state, of(place, 'STEP_COMPLETE')),
  amend: (state, place) => asked(state, place, 'AMENDMENT'),
  withdraw: (state, place) => asked(state, place, 'WITHDRAWAL'),
};

/** 修撤 as customs approves it: the rules of the request itself are tested where they stand. */
function asked(state: DeclarationState, place: number, kind: 'AMENDMENT' | 'WITHDRAWAL'): Decision {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const refused = standingRefusal(state.status, { kind, touchesClearance: true, proven: true }, state.twoStep);
  if (refused !== undefined) return refused;
  const told = { declarationId: 'id', declarationNo: '', requestId: 'r', officer: 'o', reason: '' };
  const content = { contentVersion: 2, content: aDeclaration(), contentDigest: 'a', now: undefined, touchesClearance: true };
  const fact =
    kind === 'AMENDMENT'
      ? ({ $case: 'declarationAmended', value: { ...told, ...content } } as const)
      : ({ $case: 'declarationWithdrawn', value: { ...told, direction: state.direction, billNo: '', manualNo: '' } } as const);
  return [{ occurredAtMs: NOW + place, source: 'customs', fact }];
}

/** So many steps after the filing reach every edge. */
const STEPS = 4;

function walked(): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  const walk = (state: DeclarationState, place: number): void => {
    for (const [name, command] of Object.entries(COMMANDS)) {
      const decision = command(state, place);
      const events = 'refusal' in decision ? [] : decision;
      const after = events.reduce(declaration.evolve, state);
      const result = 'refusal' in decision ? decision.refusal : events.length === 0 ? 'same' : after.status;
      const edge = `${state.status}: ${name}`;
      edges.set(edge, (edges.get(edge) ?? new Set()).add(result));
      if (events.length > 0 && place < STEPS) walk(after, place + 1);
    }
  };
  const filing = { declarationId: 'id', declarationNo: '490520261000000001', contentDigest: 'd', company: BROKER, sample: true };
  const filed = submit(declaration.initial, { ...filing, codeTablesVersion: 'v', content: aDeclaration(), summary }, NOW);
  if ('refusal' in filed) throw new Error(filed.refusal);
  const stored = filed.reduce(declaration.evolve, declaration.initial);
  expect(stored.status).toBe('SUMMARY_STORED');
  walk(stored, 1);
  return edges;
}

it('takes exactly the listed ways from the summary to the release, whatever is said in whatever order', () => {
  const listed = Object.entries(LISTED).flatMap(([status, row]) => Object.entries(row).map(([name, to]) => [`${status}: ${name}`, to]));
  const took = [...walked()].map(([edge, results]) => [edge, [...results].sort().join(' ')]);
  expect(Object.fromEntries(took)).toEqual(Object.fromEntries(listed));
});
