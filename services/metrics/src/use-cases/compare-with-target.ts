import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition, Direction } from '../domain/definitions.ts';
import { targetOf } from '../domain/target.ts';
import type { Baseline } from '../domain/target.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { readFigures } from '../read-models/figures.ts';
import type { Figures, Selection } from '../read-models/figures.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface TargetQuestion {
  readonly definition: string;
  /** Empty: the whole country. */
  readonly region: string;
  /** Needed where the definition covers both. */
  readonly direction: Direction | '';
  readonly period: Pick<Selection, 'fromMs' | 'beforeMs' | 'sample'>;
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
      readonly current: Figures;
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
  const candidates = tables.baselines.filter((baseline) => baseline.definition === definition.id && baseline.direction === direction);
  const region = question.region === '' ? 'national' : question.region;
  const baseline = candidates.find((candidate) => candidate.region === region);
  if (baseline === undefined)
    return { outcome: 'refused', refusal: 'no-baseline', regions: candidates.map((candidate) => candidate.region) };
  const selection: Selection = { ...question.period, direction, modes: [], offices: [], lanes: [], early: '' };
  const { total } = await timelines.live().read((connection, schema) => readFigures(connection, schema, definition, selection, ''));
  return { outcome: 'found', definition, baseline, targetMs: targetOf(baseline.baselineMs), current: total };
}
