import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';
import { recordSupplementAsked } from '../domain/two-step/record-two-step.ts';

export interface RecordSupplement extends Said {
  readonly declarationId: string;
  readonly authority: string;
  readonly reason: string;
}

/** An authority misses something in a summary (补充申报). */
export async function recordSupplement(journal: Journal<DeclarationsEvent>, command: RecordSupplement, meta: CommandMeta): Promise<void> {
  const { declarationId, authority, reason } = command;
  const changed = await journal.change(declaration, declarationId, meta, (state) =>
    recordSupplementAsked(state, { authority, reason }, command),
  );
  if (changed.outcome === 'refused') throw new ImpossibleFact(declarationId, changed.refusal);
}
