import type { Clock } from '@tongguan/event-store/clock';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { periodsBetween } from '../domain/periods.ts';
import type { Grain, Period } from '../domain/periods.ts';
import { findBaseline, targetOf } from '../domain/target.ts';
import type { Baseline } from '../domain/target.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { noFigures, readEnds, readFigures } from '../read-models/figures.ts';
import { readMonthRevisions } from '../read-models/month-changes.ts';
import type { MonthRevision } from '../read-models/month-changes.ts';
import type { Selection } from '../read-models/selection.ts';
import { shownGroups } from '../read-models/shown-figures.ts';
import type { ShownFigures } from '../read-models/shown-figures.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface TrendQuestion {
  readonly definition: string;
  readonly selection: Selection;
  readonly grain: Grain;
  /** Of the baseline; empty: the whole country. */
  readonly region: string;
  readonly withholdBelow: number;
}

export interface TrendPoint extends Period {
  readonly figures: ShownFigures;
  /** Of a month; undefined where it did not change after its end. */
  readonly revision: MonthRevision | undefined;
  readonly closed: boolean;
}

export type TrendAnswer =
  | UnknownDefinition
  | { readonly outcome: 'refused'; readonly refusal: 'period-too-long'; readonly most: readonly string[] }
  | {
      readonly outcome: 'found';
      readonly definition: Definition;
      readonly points: readonly TrendPoint[];
      readonly baseline: Baseline | undefined;
      readonly targetMs: number;
      readonly sample: boolean;
      readonly withholdBelow: number;
    };

/** Three years of days; months never come near it. */
export const MOST_POINTS = 1100;

/** The figures of each day or month in which cases ended, without a gap between the first and the last. */
export async function followTrend(timelines: Timelines, tables: MetricTables, clock: Clock, question: TrendQuestion): Promise<TrendAnswer> {
  const { selection, grain, withholdBelow } = question;
  const now = clock.now();
  const definition = findDefinition(tables.definitions, question.definition, now);
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const baseline = findBaseline(tables.baselines, definition, selection.direction, question.region);
  return timelines.live().read(async (connection, schema): Promise<TrendAnswer> => {
    const ends = await readEnds(connection, schema, definition, selection);
    const periods = ends === undefined ? [] : periodsBetween(grain, ends.firstMs, ends.lastMs, MOST_POINTS);
    if (periods === undefined) return { outcome: 'refused', refusal: 'period-too-long', most: [String(MOST_POINTS)] };
    const { total, groups } = await readFigures(connection, schema, definition, selection, grain);
    const revisions = grain === 'month' ? await readMonthRevisions(connection, schema, definition, selection) : new Map<string, never>();
    const byName = new Map(shownGroups(groups, withholdBelow).map((figures) => [figures.group, figures]));
    const points = periods.map((period) => ({
      ...period,
      figures: byName.get(period.name) ?? { ...noFigures(period.name), withheld: false },
      revision: revisions.get(period.name),
      closed: period.beforeMs <= now,
    }));
    const targetMs = baseline === undefined ? 0 : targetOf(baseline.baselineMs);
    return { outcome: 'found', definition, points, baseline, targetMs, sample: total.sample, withholdBelow };
  });
}
