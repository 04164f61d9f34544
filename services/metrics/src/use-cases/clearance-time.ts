import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { periodBefore } from '../domain/periods.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { readFigures } from '../read-models/figures.ts';
import type { Selection, Split } from '../read-models/selection.ts';
import { shown, shownGroups } from '../read-models/shown-figures.ts';
import type { ShownFigures } from '../read-models/shown-figures.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface ClearanceTimeQuestion {
  readonly definition: string;
  readonly selection: Selection;
  readonly split: Split | '';
  /** Also the period before, where the period has both ends. */
  readonly compare: boolean;
  /** Times of fewer cases are withheld; 0: the caller sees all. */
  readonly withholdBelow: number;
}

export type ClearanceTimeAnswer =
  | UnknownDefinition
  | {
      readonly outcome: 'found';
      readonly definition: Definition;
      readonly total: ShownFigures;
      readonly groups: readonly ShownFigures[];
      readonly before: { readonly fromMs: number; readonly beforeMs: number; readonly figures: ShownFigures } | undefined;
      readonly withholdBelow: number;
    };

/** 整体通关时间 of the cases that ended in a period, from their rows. */
export async function clearanceTime(
  timelines: Timelines,
  tables: MetricTables,
  clock: Clock,
  question: ClearanceTimeQuestion,
): Promise<ClearanceTimeAnswer> {
  const { selection, split, compare, withholdBelow } = question;
  const definition = findDefinition(tables.definitions, question.definition, clock.now());
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const { fromMs, beforeMs } = selection;
  const earlier = compare && fromMs > 0 && beforeMs > 0 ? periodBefore(fromMs, beforeMs) : undefined;
  return timelines.live().read(async (connection, schema) => {
    const { total, groups } = await readFigures(connection, schema, definition, selection, split);
    const before = earlier === undefined ? undefined : await readFigures(connection, schema, definition, { ...selection, ...earlier }, '');
    return {
      outcome: 'found' as const,
      definition,
      total: shown(total, withholdBelow),
      groups: shownGroups(groups, withholdBelow),
      before: earlier === undefined || before === undefined ? undefined : { ...earlier, figures: shown(before.total, withholdBelow) },
      withholdBelow,
    };
  });
}
