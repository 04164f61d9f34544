import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration, recordInspectionOrdered } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';

export interface RecordInspectionOrdered extends Said {
  readonly declarationId: string;
  readonly authority: string;
}

/** An authority wants to inspect (布控). */
export async function recordOrderedInspection(
  journal: Journal<DeclarationsEvent>,
  command: RecordInspectionOrdered,
  meta: CommandMeta,
): Promise<void> {
  const changed = await journal.change(declaration, command.declarationId, meta, (state) =>
    recordInspectionOrdered(state, command.authority, command),
  );
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
