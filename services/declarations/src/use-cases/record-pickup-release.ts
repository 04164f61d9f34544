import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { CodeTableSet } from '../domain/code-tables.ts';
import type { Said } from '../domain/declaration.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';
import { completionDeadline } from '../domain/two-step/deadline.ts';
import { recordPickupReleased } from '../domain/two-step/record-two-step.ts';

export interface RecordPickupRelease extends Said {
  readonly declarationId: string;
  /** When the goods had arrived, epoch milliseconds; 0: not known. */
  readonly arrivedAtMs: number;
}

/** The goods of a summary may be picked up (提货放行); from here on the completion has its last day. */
export async function recordPickupRelease(
  { journal, tables }: { readonly journal: Journal<DeclarationsEvent>; readonly tables: CodeTableSet },
  command: RecordPickupRelease,
  meta: CommandMeta,
): Promise<void> {
  const { declarationId, arrivedAtMs, occurredAtMs: nowMs } = command;
  const changed = await journal.change(declaration, declarationId, meta, (state) => {
    const movementDate = 'filed' in state ? state.filed.movementDate : '';
    return recordPickupReleased(state, completionDeadline(tables, { movementDate, arrivedAtMs, nowMs }), command);
  });
  if (changed.outcome === 'refused') throw new ImpossibleFact(declarationId, changed.refusal);
}
