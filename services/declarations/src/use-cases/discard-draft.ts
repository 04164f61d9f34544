import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DraftRefusal } from '../domain/draft.ts';
import { discardDraft as discard, draft } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';

export type DiscardedDraft =
  { readonly outcome: 'refused'; readonly refusal: DraftRefusal } | { readonly outcome: 'discarded'; readonly version: number };

/** Throws a draft away: nobody sees it any more, its facts stay. */
export async function discardDraft(
  { journal, clock }: { readonly journal: Journal<DeclarationsEvent>; readonly clock: Clock },
  { draftId, company, subject }: { readonly draftId: string; readonly company: string; readonly subject: string },
): Promise<DiscardedDraft> {
  const now = clock.now();
  const changed = await journal.change(draft, draftId, { commandId: 'discard', by: subject }, (state) =>
    discard(state, draftId, company, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  return { outcome: 'discarded', version: changed.version };
}
