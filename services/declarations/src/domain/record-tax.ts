import type { Contradiction, Said } from './declaration.ts';
import type { DeclarationState } from './declaration-state.ts';
import type { DeclarationsEvent } from './events.ts';

type Fact = NonNullable<DeclarationsEvent['fact']>;

/** What clearance says of a tax bill (税单) of a declaration. */
export type TaxFact = Extract<Fact, { readonly $case: 'declarationTaxDue' | 'declarationTaxSettled' | 'declarationTaxVoided' }>;

/** 税费核定、缴纳或担保、作废. Once for each bill; a supplementary one may come after the release. */
export function recordTax(state: DeclarationState, fact: TaxFact, said: Said): readonly DeclarationsEvent[] | Contradiction {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const { billNo } = fact.value;
  const { issued = [], ended = [] } = state.progress.tax ?? {};
  const known = fact.$case === 'declarationTaxDue' ? issued : ended;
  return known.includes(billNo) ? [] : [{ occurredAtMs: said.occurredAtMs, source: said.source, fact }];
}
