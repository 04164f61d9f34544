import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration, recordDetained, recordInspected } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';

export interface RecordInspectionResult extends Said {
  readonly declarationId: string;
  readonly authority: string;
  /** Empty when nothing was found. */
  readonly finding: string;
}

/** An inspection is over (查验完成): with a finding the goods are detained. */
export async function recordInspectionResult(
  journal: Journal<DeclarationsEvent>,
  command: RecordInspectionResult,
  meta: CommandMeta,
): Promise<void> {
  const changed = await journal.change(declaration, command.declarationId, meta, (state) =>
    command.finding === ''
      ? recordInspected(state, command.authority, command)
      : recordDetained(state, command.authority, command.finding, command),
  );
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
