import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import { complete } from '../domain/complete-content.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import { summaryOf } from '../domain/duty/summary.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';
import type { AssessDuty, CargoMovement } from '../domain/lifecycle/cargo-moved.ts';
import { recordCargoMoved as record } from '../domain/lifecycle/cargo-moved.ts';
import type { ChangeDeclaration } from '../domain/lifecycle/change.ts';

export interface RecordCargoMoved extends CargoMovement {
  readonly declarationId: string;
}

/** The cargo has entered, arrived, departed or been picked up: duty of the law's day, 结关 and 退税 follow from it. */
export async function recordCargoMoved(
  { change, clock, tables }: { readonly change: ChangeDeclaration; readonly clock: Clock; readonly tables: CodeTableSet },
  { declarationId, ...movement }: RecordCargoMoved,
  meta: CommandMeta,
): Promise<void> {
  const assess: AssessDuty = (content, acceptedDay, enteredDay) =>
    summaryOf(calculateDuty(complete(content, tablesOn(tables, acceptedDay)).content, tables, acceptedDay, enteredDay));
  const now = clock.now();
  const changed = await change(declarationId, meta, (state, facts) => record(state, movement, facts, { now, assess }));
  if (changed.outcome === 'refused') throw new ImpossibleFact(declarationId, changed.refusal);
}
