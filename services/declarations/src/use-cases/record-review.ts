import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration, recordReview } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';

export interface RecordReview extends Said {
  readonly declarationId: string;
}

/** Customs has reviewed the declaration (审结). */
export async function recordReviewDone(journal: Journal<DeclarationsEvent>, command: RecordReview, meta: CommandMeta): Promise<void> {
  const changed = await journal.change(declaration, command.declarationId, meta, (state) => recordReview(state, command));
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
