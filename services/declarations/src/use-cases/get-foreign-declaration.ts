import type { Journal } from '@tongguan/event-store/aggregate';
import { belongsTo, draft } from '../domain/draft.ts';
import type { DraftRefusal } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { ForeignDeclaration } from '../domain/foreign-declaration.ts';
import { foreignDeclaration } from '../domain/foreign-declaration.ts';

export type FoundForeign =
  | { readonly outcome: 'refused'; readonly refusal: DraftRefusal }
  /** Undefined: the draft did not begin with a foreign declaration. */
  | { readonly outcome: 'found'; readonly foreign: ForeignDeclaration | undefined };

/** What a draft of the company began with; another's draft is not found. */
export async function getForeignDeclaration(
  journal: Journal<DeclarationsEvent>,
  { draftId, company }: { readonly draftId: string; readonly company: string },
): Promise<FoundForeign> {
  const { state } = await journal.load(draft, draftId);
  if (!belongsTo(state, company) || state.status === 'DISCARDED') return { outcome: 'refused', refusal: { refusal: 'no-such-draft' } };
  const [kept] = await journal.history(foreignDeclaration.category, draftId);
  const fact = kept?.event.fact;
  return { outcome: 'found', foreign: fact?.$case === 'foreignDeclarationKept' ? fact.value : undefined };
}
