import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { FactsNeeded } from './close.ts';

/** All facts of the stream that a state is of, where a decision has asked for them. */
type Facts = readonly DeclarationsEvent[] | undefined;

/** Decides on a declaration and stores what follows, with all of its facts where the decision needs them: a state does not keep what was filed. */
export type ChangeDeclaration = <Refusal extends { readonly refusal: string }>(
  declarationId: string,
  meta: { readonly commandId: string; readonly by: string; readonly cause?: string },
  decide: (state: DeclarationState, facts: Facts) => readonly DeclarationsEvent[] | Refusal | FactsNeeded,
) => Promise<{ readonly outcome: 'changed' } | { readonly outcome: 'refused'; readonly refusal: Refusal }>;
