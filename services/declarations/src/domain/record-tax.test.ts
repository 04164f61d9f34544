import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
import { standingRefusal } from './amendment/standing.ts';
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
import { recordTax } from './record-tax.ts';
import type { TaxFact } from './record-tax.ts';

const NOW = 1_526_000_000_000;
const said = { occurredAtMs: NOW, source: 'customs' };
const filing = { declarationId: 'id', declarationNo: '490520181000000001', contentDigest: 'd', company: BROKER, sample: true };
type Decide = (state: DeclarationState) => readonly DeclarationsEvent[] | { readonly refusal: string };

const due = (billNo: string): TaxFact => ({
  $case: 'declarationTaxDue',
  value: { declarationId: 'id', billNo, amount: '10.00', dueDay: '2018-05-22' },
});
const settled = (billNo: string): TaxFact => ({ $case: 'declarationTaxSettled', value: { declarationId: 'id', billNo, how: 'PAYMENT' } });
const voided = (billNo: string): TaxFact => ({ $case: 'declarationTaxVoided', value: { declarationId: 'id', billNo } });
const tax =
  (fact: TaxFact): Decide =>
  (state) =>
    recordTax(state, fact, said);
const review: Decide = (state) => recordReview(state, said);

function after(...decisions: readonly Decide[]): DeclarationState {
  const filed: Decide = (state) => submit(state, { ...filing, content: aDeclaration(), codeTablesVersion: 'v' }, NOW);
  return [filed, ...decisions].reduce<DeclarationState>((state, decide) => {
    const decided = decide(state);
    if ('refusal' in decided) throw new Error(decided.refusal);
    return decided.reduce(declaration.evolve, state);
  }, declaration.initial);
}
const TAX_DUE = after(review, tax(due('T01')));
const TAX_SETTLED = after(review, tax(due('T01')), tax(settled('T01')));

describe('the tax of a declaration (domain.md §1.6)', () => {
  const order: Decide = (state) => recordInspectionOrdered(state, 'customs', said);
  const commands: Readonly<Record<string, Decide>> = {
    review,
    order,
    inspect: (state) => recordInspected(state, 'customs', said),
    detain: (state) => recordDetained(state, 'customs', 'FINDING_IPR', said),
    'another bill': tax(due('T02')),
    'the bill again': tax(due('T01')),
    settle: tax(settled('T01')),
    void: tax(voided('T01')),
    refuse: (state) => recordRefused(state, 'customs', 'law', said),
    release: (state) => recordReleased(state, said),
  };
  const edges = {
    TAX_DUE: {
      ...{
        review: 'same',
        order: 'INSPECTING',
        inspect: 'TAX_DUE',
        detain: 'DETAINED',
        'another bill': 'TAX_DUE',
        'the bill again': 'same',
      },
      ...{ settle: 'TAX_SETTLED', void: 'REVIEWED', refuse: 'RETURNED', release: 'RELEASED' },
    },
    TAX_SETTLED: {
      ...{ review: 'same', order: 'INSPECTING', inspect: 'TAX_SETTLED', detain: 'DETAINED', 'another bill': 'TAX_DUE' },
      ...{ 'the bill again': 'same', settle: 'same', void: 'same', refuse: 'RETURNED', release: 'RELEASED' },
    },
  } as const;
  const all = Object.entries(edges).flatMap(([from, row]) => Object.entries(row).map(([command, to]) => [from, command, to] as const));
  it.each(all)('%s, %s: %s', (from, command, to) => {
    const state = from === 'TAX_DUE' ? TAX_DUE : TAX_SETTLED;
    expect(state.status).toBe(from);
    const decided = commands[command]?.(state) ?? { refusal: 'no such command' };
    if ('refusal' in decided) throw new Error(decided.refusal);
    expect(decided.length === 0 ? 'same' : decided.reduce(declaration.evolve, state).status).toBe(to);
  });

  it('an amendment or withdrawal may be asked for while it is due and when it is settled', () => {
    for (const status of ['TAX_DUE', 'TAX_SETTLED'] as const)
      for (const kind of ['AMENDMENT', 'WITHDRAWAL'] as const)
        expect(standingRefusal(status, { kind, touchesClearance: true, proven: false })).toBeUndefined();
  });

  it('an unknown declaration has none: whoever is told so has to look', () => {
    expect(recordTax(declaration.initial, due('T01'), said)).toEqual({ refusal: 'unknown-declaration' });
  });

  it('a bill after the release is kept and changes no status', () => {
    const state = after(review, (each) => recordReleased(each, said), tax(due('T02')));
    expect(state.status).toBe('RELEASED');
  });

  it('comes to the same in whatever order review, bills and payments become known', () => {
    const facts = [review, tax(due('T01')), tax(settled('T01')), tax(due('T02')), tax(voided('T02')), tax(due('T03'))];
    const expected = after(...facts);
    expect(expected.status).toBe('TAX_DUE');
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(after(...shuffled)).toEqual(expected);
      }),
    );
  });
});
