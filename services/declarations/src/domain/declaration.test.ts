import fc from 'fast-check';
import { given } from '@tongguan/testing/decider';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
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
import type { DeclarationsEvent } from './events.ts';
import { MAX_SEQUENCE, formatDeclarationNumber, parseDeclarationNumber } from './identifiers/declaration-number.ts';
import { numbers, reserveBlock } from './numbers.ts';

const NOW = 1_526_000_000_000;
const command: Submit = {
  ...{ declarationId: 'id', declarationNo: '490520181000000001', contentDigest: 'd', company: BROKER, sample: true },
  codeTablesVersion: 'v',
  content: aDeclaration(),
};
const said = (occurredAtMs = NOW + 1) => ({ occurredAtMs, source: 'customs' });
const decided = (decision: readonly DeclarationsEvent[] | { refusal: string }): readonly DeclarationsEvent[] => {
  if ('refusal' in decision) throw new Error(decision.refusal);
  return decision;
};
const filed = decided(submit(declaration.initial, command, NOW));
const statusAfter = (history: readonly DeclarationsEvent[]) => history.reduce(declaration.evolve, declaration.initial).status;

describe('filing', () => {
  it('is accepted at once, with what others need', () => {
    given(declaration, [])
      .when((state) => submit(state, command, NOW))
      .thenEvents(filed)
      .thenState(({ status }) => {
        expect(status).toBe('RECEIVED');
      });
    expect(filed.map(({ fact }) => fact?.$case)).toEqual(['declarationSubmitted', 'declarationAccepted']);
  });
  it('changes nothing when it comes again, and names the first number when it is another', () => {
    given(declaration, filed)
      .when((state) => submit(state, { ...command, declarationNo: 'other' }, NOW))
      .thenNothing();
    given(declaration, filed)
      .when((state) => submit(state, { ...command, contentDigest: 'e' }, NOW))
      .thenRefusal('idempotency-key-reused', { declarationNo: command.declarationNo });
  });
});

describe('release', () => {
  it('happens exactly once and is never left', () => {
    const released = decided(recordReleased(given(declaration, filed).state, said()));
    const after = [...filed, ...released];
    given(declaration, after)
      .when((state) => recordReleased(state, said()))
      .thenNothing();
    given(declaration, after)
      .when((state) => recordRefused(state, 'customs', 'law', said()))
      .thenRefusal('released-before');
    for (const late of [
      recordReview(given(declaration, after).state, said()),
      recordDetained(given(declaration, after).state, 'customs', 'x', said()),
    ]) {
      expect(statusAfter([...after, ...decided(late)])).toBe('RELEASED');
    }
  });
  it('does not follow a refusal', () => {
    const refused = decided(recordRefused(given(declaration, filed).state, 'customs', 'law', said()));
    given(declaration, [...filed, ...refused])
      .when((state) => recordReleased(state, said()))
      .thenRefusal('returned-before');
  });
  it('is refused for what was never filed', () => {
    given(declaration, [])
      .when((state) => recordReleased(state, said()))
      .thenRefusal('unknown-declaration');
  });
});

describe('inspections', () => {
  const ordered = (who: string) => recordInspectionOrdered(given(declaration, filed).state, who, said());
  const clean = (who: string, at?: number) => recordInspected(given(declaration, filed).state, who, said(at));
  const finding = (who: string, at?: number) => recordDetained(given(declaration, filed).state, who, 'FINDING_SAFETY', said(at));
  it.each([
    ['an order', [ordered('customs')], 'INSPECTING'],
    ['an order and its result', [ordered('customs'), clean('customs')], 'RECEIVED'],
    ['a finding', [ordered('customs'), finding('customs')], 'DETAINED'],
    [
      'a second inspection that finds nothing',
      [ordered('customs'), finding('customs', 10), ordered('customs'), clean('customs', 20)],
      'RECEIVED',
    ],
    ['one authority done and one not', [ordered('customs'), ordered('quarantine'), clean('customs')], 'INSPECTING'],
  ] as const)('%s', (_name, decisions, status) => {
    const events = decisions.flatMap((decision) => decided(decision));
    expect(statusAfter([...filed, ...events])).toBe(status);
  });
  it('come to the same status in whatever order they are told', () => {
    const review = decided(recordReview(given(declaration, filed).state, said()));
    const all = [
      ordered('customs'),
      finding('customs', 10),
      ordered('customs'),
      clean('customs', 20),
      ordered('road'),
      clean('road'),
    ].flatMap(decided);
    const events = [...all, ...review];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(statusAfter([...filed, ...shuffled])).toBe('REVIEWED');
      }),
      { numRuns: 200 },
    );
  });
});

describe('numbers', () => {
  it('are reserved by the hundred without gaps between the blocks', () => {
    const first = decided(reserveBlock(numbers.initial, { customsOffice: '4905', year: 2018 }, NOW));
    given(numbers, first)
      .when((state) => reserveBlock(state, { customsOffice: '4905', year: 2018 }, NOW))
      .thenEvents([
        {
          occurredAtMs: NOW,
          source: 'system',
          fact: { $case: 'numberBlockReserved', value: { customsOffice: '4905', year: 2018, first: 101, size: 100 } },
        },
      ]);
  });
  it('end with nine digits', () => {
    const near = { next: MAX_SEQUENCE - 4 };
    expect(decided(reserveBlock(near, { customsOffice: '4905', year: 2018 }, NOW))[0]?.fact?.value).toMatchObject({ size: 5 });
    given(numbers, [])
      .when(() => reserveBlock({ next: MAX_SEQUENCE + 1 }, { customsOffice: '4905', year: 2018 }, NOW))
      .thenRefusal('numbers-exhausted');
  });
  it('are always eighteen digits that read back to their parts', () => {
    const parts = fc.tuple(
      fc.stringMatching(/^\d{4}$/),
      fc.integer({ min: 2018, max: 2999 }),
      fc.constantFrom('I', 'E'),
      fc.integer({ min: 1, max: MAX_SEQUENCE }),
    );
    fc.assert(
      fc.property(parts, ([customsOffice, year, direction, sequence]) => {
        const parsed = parseDeclarationNumber(formatDeclarationNumber(customsOffice, year, direction, sequence));
        expect(parsed).toMatchObject({ ok: true, value: { customsOffice, year, direction, sequence } });
      }),
      { numRuns: 300 },
    );
  });
});
