import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration, recordRefused } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';

export interface RecordRefusal extends Said {
  readonly declarationId: string;
  readonly authority: string;
  readonly legalBasis: string;
}

/** An authority has refused (退单). */
export async function recordRefusal(journal: Journal<DeclarationsEvent>, command: RecordRefusal, meta: CommandMeta): Promise<void> {
  const changed = await journal.change(declaration, command.declarationId, meta, (state) =>
    recordRefused(state, command.authority, command.legalBasis, command),
  );
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
