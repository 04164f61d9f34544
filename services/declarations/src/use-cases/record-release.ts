import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration, recordReleased } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';

export interface RecordRelease extends Said {
  readonly declarationId: string;
}

/** The case is released (放行). */
export async function recordRelease(journal: Journal<DeclarationsEvent>, command: RecordRelease, meta: CommandMeta): Promise<void> {
  const changed = await journal.change(declaration, command.declarationId, meta, (state) => recordReleased(state, command));
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
