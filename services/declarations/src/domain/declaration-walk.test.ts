import { expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
import { standingRefusal } from './amendment/standing.ts';
import type { Submit } from './declaration.ts';
import {
  declaration,
  recordDetained,
  recordInspected,
  recordInspectionOrdered,
  recordRefused,
  recordReleased,
  recordReview,
  submit,
} from './declaration.ts';
import type { DeclarationState } from './declaration.ts';
import type { DeclarationsEvent } from './events.ts';
import { recordCargoMoved } from './lifecycle/cargo-moved.ts';
import { closing } from './lifecycle/close.ts';
import { expire } from './lifecycle/expire.ts';

const NOW = 1_526_000_000_000;
const filing = (contentDigest: string): Submit => ({
  ...{ declarationId: 'id', declarationNo: '490520181000000001', contentDigest, company: BROKER, sample: true },
  ...{ codeTablesVersion: 'v', content: aDeclaration(), prospects: { expiresAtMs: NOW + 1, warnsAtMs: NOW, refundable: false } },
});
const said = (place: number) => ({ occurredAtMs: NOW + place, source: 'customs' });

const unasked = (): never => {
  throw new Error('nothing is to be assessed');
};

type Decision = readonly DeclarationsEvent[] | { readonly refusal: string };
/** Everything that can be said of a declaration (domain.md §1.6); `place` in the sequence is when. */
const COMMANDS: Readonly<Record<string, (state: DeclarationState, place: number) => Decision>> = {
  file: (state) => submit(state, filing('d'), NOW),
  'file another': (state) => submit(state, filing('other'), NOW),
  review: (state, place) => recordReview(state, said(place)),
  'order inspection': (state, place) => recordInspectionOrdered(state, 'customs', said(place)),
  'find nothing': (state, place) => recordInspected(state, 'customs', said(place)),
  'find something': (state, place) => recordDetained(state, 'customs', 'FINDING_SAFETY', said(place)),
  refuse: (state, place) => recordRefused(state, 'customs', 'law', said(place)),
  release: (state, place) => {
    const released = recordReleased(state, said(place));
    return 'refusal' in released ? released : closing(state, released, undefined);
  },
  // an import: picked up is gone, whichever of the two is told first
  'pick up': (state, place) =>
    recordCargoMoved(state, { milestone: 'PICKED_UP', movedAtMs: NOW + place, amendment: 0 }, undefined, { now: NOW, assess: unasked }),
  expire: (state) => expire(state, NOW + 100),
  // 撤销 as customs approves it: the rules of the request itself are tested where they stand
  withdraw: (state, place) => {
    if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
    const refused = standingRefusal(state.status, { kind: 'WITHDRAWAL', touchesClearance: true, proven: true });
    const value = { declarationId: 'id', declarationNo: '', requestId: 'r', officer: 'o', reason: '', direction: state.direction, billNo: '', manualNo: '' }; // prettier-ignore
    return refused ?? [{ ...said(place), fact: { $case: 'declarationWithdrawn', value } }];
  },
};

const OPEN = ['RECEIVED', 'REVIEWED', 'INSPECTING', 'DETAINED'];
/** `before: command -> after`; a word in small letters is a refusal, `same` is an answer that stores nothing. */
const LISTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  NONE: {
    ...{ file: ['RECEIVED'], 'file another': ['RECEIVED'] },
    ...{ review: ['unknown-declaration'], 'order inspection': ['unknown-declaration'], 'find nothing': ['unknown-declaration'] },
    ...{ 'find something': ['unknown-declaration'], refuse: ['unknown-declaration'], release: ['unknown-declaration'] },
    ...{ withdraw: ['unknown-declaration'] },
    ...{ 'pick up': ['unknown-declaration'], expire: ['same'] },
  },
  RECEIVED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    // a result can be told before the order, or before the review: each comes by a way of its own
    ...{
      review: ['REVIEWED'],
      'order inspection': ['INSPECTING', 'RECEIVED'],
      'find nothing': ['RECEIVED'],
      'find something': ['DETAINED'],
    },
    ...{ refuse: ['RETURNED'], release: ['RELEASED', 'CLOSED'], withdraw: ['WITHDRAWN'] },
    ...{ 'pick up': ['RECEIVED', 'same'], expire: ['EXPIRED', 'same'] },
  },
  REVIEWED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['same'], 'order inspection': ['INSPECTING', 'REVIEWED'], 'find nothing': ['REVIEWED'], 'find something': ['DETAINED'] },
    ...{ refuse: ['RETURNED'], release: ['RELEASED', 'CLOSED'], withdraw: ['WITHDRAWN'] },
    ...{ 'pick up': ['REVIEWED', 'same'], expire: ['EXPIRED', 'same'] },
  },
  INSPECTING: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['INSPECTING', 'same'], 'order inspection': ['INSPECTING'] },
    // back to what it was, or still owed by a second order
    ...{ 'find nothing': ['RECEIVED', 'REVIEWED', 'INSPECTING'], 'find something': ['DETAINED', 'INSPECTING'] },
    ...{ refuse: ['RETURNED'], release: ['RELEASED', 'CLOSED'], withdraw: ['under-inspection'] },
    ...{ 'pick up': ['INSPECTING', 'same'], expire: ['EXPIRED', 'same'] },
  },
  DETAINED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['DETAINED', 'same'], 'order inspection': ['INSPECTING', 'DETAINED'] },
    ...{ 'find nothing': ['RECEIVED', 'REVIEWED'], 'find something': ['DETAINED'] },
    ...{ refuse: ['RETURNED'], release: ['RELEASED', 'CLOSED'], withdraw: ['goods-detained'] },
    ...{ 'pick up': ['DETAINED', 'same'], expire: ['same'] },
  },
  // the three ends: what is learned late is kept and changes nothing
  RETURNED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['RETURNED', 'same'], 'order inspection': ['RETURNED'], 'find nothing': ['RETURNED'], 'find something': ['RETURNED'] },
    ...{ refuse: ['same'], release: ['returned-before'], withdraw: ['declaration-returned'] },
    ...{ 'pick up': ['RETURNED', 'same'], expire: ['same'] },
  },
  RELEASED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['RELEASED', 'same'], 'order inspection': ['RELEASED'], 'find nothing': ['RELEASED'], 'find something': ['RELEASED'] },
    ...{ refuse: ['released-before'], release: ['same'], withdraw: ['declaration-released'] },
    ...{ 'pick up': ['CLOSED'], expire: ['same'] },
  },
  WITHDRAWN: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['WITHDRAWN', 'same'], 'order inspection': ['WITHDRAWN'], 'find nothing': ['WITHDRAWN'], 'find something': ['WITHDRAWN'] },
    ...{ refuse: ['same'], release: ['same'], withdraw: ['declaration-withdrawn'] },
    ...{ 'pick up': ['WITHDRAWN', 'same'], expire: ['same'] },
  },
  CLOSED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['CLOSED', 'same'], 'order inspection': ['CLOSED'], 'find nothing': ['CLOSED'], 'find something': ['CLOSED'] },
    ...{ refuse: ['released-before'], release: ['same'], withdraw: ['declaration-closed'], 'pick up': ['same'], expire: ['same'] },
  },
  EXPIRED: {
    ...{ file: ['same', 'idempotency-key-reused'], 'file another': ['same', 'idempotency-key-reused'] },
    ...{ review: ['EXPIRED', 'same'], 'order inspection': ['EXPIRED'], 'find nothing': ['EXPIRED'], 'find something': ['EXPIRED'] },
    ...{ refuse: ['same'], release: ['same'], withdraw: ['declaration-expired'], 'pick up': ['EXPIRED', 'same'], expire: ['same'] },
  },
};

/** So many steps after the filing reach every edge. */
const STEPS = 4;

it('takes exactly the listed ways through clearance, whatever is said in whatever order', () => {
  const walked = new Map<string, Set<string>>();
  const walk = (state: DeclarationState, place: number): void => {
    for (const [name, command] of Object.entries(COMMANDS)) {
      const decision = command(state, place);
      const events = 'refusal' in decision ? [] : decision;
      const after = events.reduce(declaration.evolve, state);
      const result = 'refusal' in decision ? decision.refusal : events.length === 0 ? 'same' : after.status;
      const edge = `${state.status}: ${name}`;
      walked.set(edge, (walked.get(edge) ?? new Set()).add(result));
      if (events.length > 0 && place <= STEPS) walk(after, place + 1);
    }
  };
  walk(declaration.initial, 0);

  const listed = Object.entries(LISTED).flatMap(([before, edges]) =>
    Object.entries(edges).map(([name, results]) => [`${before}: ${name}`, results.toSorted()] as const),
  );
  expect(Object.fromEntries([...walked].map(([edge, results]) => [edge, [...results].sort()]))).toEqual(Object.fromEntries(listed));
  // and each status is one that the law knows
  expect(Object.keys(LISTED).sort()).toEqual(['NONE', ...OPEN, 'RETURNED', 'RELEASED', 'WITHDRAWN', 'CLOSED', 'EXPIRED'].sort());
});
