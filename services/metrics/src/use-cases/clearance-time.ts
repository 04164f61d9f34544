import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { readFigures } from '../read-models/figures.ts';
import type { Figures, Selection, Split } from '../read-models/figures.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface ClearanceTimeQuestion {
  readonly definition: string;
  readonly selection: Selection;
  readonly split: Split | '';
}

export type ClearanceTimeAnswer =
  | UnknownDefinition
  | { readonly outcome: 'found'; readonly definition: Definition; readonly total: Figures; readonly groups: readonly Figures[] };

/** 整体通关时间 of the cases that ended in a period, from their rows. */
export async function clearanceTime(
  timelines: Timelines,
  tables: MetricTables,
  clock: Clock,
  question: ClearanceTimeQuestion,
): Promise<ClearanceTimeAnswer> {
  const definition = findDefinition(tables.definitions, question.definition, clock.now());
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const figures = await timelines
    .live()
    .read((connection, schema) => readFigures(connection, schema, definition, question.selection, question.split));
  return { outcome: 'found', definition, ...figures };
}
