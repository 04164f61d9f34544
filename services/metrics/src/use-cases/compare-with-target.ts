import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition, Direction } from '../domain/definitions.ts';
import { findBaseline, targetOf } from '../domain/target.ts';
import type { Baseline } from '../domain/target.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { readFigures } from '../read-models/figures.ts';
import { noSelection } from '../read-models/selection.ts';
import type { Selection } from '../read-models/selection.ts';
import { shown } from '../read-models/shown-figures.ts';
import type { ShownFigures } from '../read-models/shown-figures.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface TargetQuestion {
  readonly definition: string;
  /** Empty: the whole country. */
  readonly region: string;
  /** Needed where the definition covers both. */
  readonly direction: Direction | '';
  readonly period: Pick<Selection, 'fromMs' | 'beforeMs' | 'sample'>;
  readonly withholdBelow: number;
}

export type TargetAnswer =
  | UnknownDefinition
  | { readonly outcome: 'refused'; readonly refusal: 'no-baseline'; readonly regions: readonly string[] }
  | { readonly outcome: 'refused'; readonly refusal: 'direction-needed' }
  | {
      readonly outcome: 'found';
      readonly definition: Definition;
      readonly baseline: Baseline;
      readonly targetMs: number;
      readonly current: ShownFigures;
    };

/** How far a period is on the way from the baseline to two thirds of it (压缩三分之一). */
export async function compareWithTarget(
  timelines: Timelines,
  tables: MetricTables,
  clock: Clock,
  question: TargetQuestion,
): Promise<TargetAnswer> {
  const definition = findDefinition(tables.definitions, question.definition, clock.now());
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const direction = question.direction === '' ? definition.direction : question.direction;
  if (direction === '') return { outcome: 'refused', refusal: 'direction-needed' };
  const baseline = findBaseline(tables.baselines, definition, direction, question.region);
  if (baseline === undefined) {
    const others = tables.baselines.filter((other) => other.definition === definition.id && other.direction === direction);
    return { outcome: 'refused', refusal: 'no-baseline', regions: others.map(({ region }) => region) };
  }
  const selection: Selection = { ...noSelection, ...question.period, direction };
  const { total } = await timelines.live().read((connection, schema) => readFigures(connection, schema, definition, selection, ''));
  return { outcome: 'found', definition, baseline, targetMs: targetOf(baseline.baselineMs), current: shown(total, question.withholdBelow) };
}
