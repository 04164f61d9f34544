import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { readCaseRows } from '../read-models/case-rows.ts';
import type { CasePosition, CaseRow, CaseSelection } from '../read-models/case-rows.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface CasesQuestion {
  readonly definition: string;
  readonly wanted: CaseSelection;
  readonly after: CasePosition | undefined;
  readonly limit: number;
}

export type CasesAnswer =
  | UnknownDefinition
  | {
      readonly outcome: 'found';
      readonly definition: Definition;
      readonly rows: readonly CaseRow[];
      /** Where the next page begins; undefined: this is the last. */
      readonly next: CasePosition | undefined;
      readonly count: number;
    };

/** The cases behind a figure, a page of them. */
export async function listCases(timelines: Timelines, tables: MetricTables, clock: Clock, question: CasesQuestion): Promise<CasesAnswer> {
  const { wanted, after, limit } = question;
  const definition = findDefinition(tables.definitions, question.definition, clock.now());
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const { rows, count } = await timelines
    .live()
    .read((connection, schema) => readCaseRows(connection, schema, definition, wanted, { after, limit: limit + 1 }));
  const page = rows.slice(0, limit);
  return { outcome: 'found', definition, rows: page, next: rows.length > limit ? page.at(-1) : undefined, count };
}
