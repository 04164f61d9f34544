import type { Journal } from '@tongguan/event-store/aggregate';
import type { DeclarationContent } from '../domain/content.ts';
import type { DraftRefusal, DraftState } from '../domain/draft.ts';
import { belongsTo, draft } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';

export interface Draft {
  readonly draftId: string;
  readonly state: Exclude<DraftState, { status: 'NONE' | 'DISCARDED' }>;
  readonly content: DeclarationContent;
  readonly version: number;
}

export type FoundDraft =
  { readonly outcome: 'refused'; readonly refusal: DraftRefusal } | { readonly outcome: 'found'; readonly draft: Draft };

/** One draft of the company, from its stream: what was just saved is there. Another's, or one thrown away, is not found. */
export async function getDraft(
  journal: Journal<DeclarationsEvent>,
  query: { readonly draftId: string; readonly company: string },
): Promise<FoundDraft> {
  const { state, version } = await journal.load(draft, query.draftId);
  if (!belongsTo(state, query.company) || state.status === 'DISCARDED') {
    return { outcome: 'refused', refusal: { refusal: 'no-such-draft' } };
  }
  const [saved] = await journal.history(draft.category, query.draftId, state.contentVersion);
  const content = saved?.event.fact?.$case === 'draftSaved' ? saved.event.fact.value.content : undefined;
  if (content === undefined) throw new Error(`draft/${query.draftId} has no content at ${String(state.contentVersion)}`);
  return { outcome: 'found', draft: { draftId: query.draftId, state, content, version } };
}
