import type { BaselineEntry, ClearanceTimeQuery, Definition, TargetQuery } from '#src/ui/metrics/metrics-api';
import { DIRECTIONS, directionOf, SAMPLES } from '#src/ui/metrics/metrics-state';
import type { Direction } from '#src/ui/metrics/metrics-state';
import { addDays, PERIODS } from '#src/ui/metrics/period';
import type { Days, Period } from '#src/ui/metrics/period';
import { shanghaiDay } from '#src/ui/time';
import { listPart, oneOfPart, textPart } from '#src/ui/url-state';

export const SPLITS = ['mode', 'office', 'lane', 'early'] as const;
export const GRAINS = ['day', 'month'] as const;
export type Split = (typeof SPLITS)[number];
export type Grain = (typeof GRAINS)[number];

/** Of which cases the figures are, and how they are shown, in the address. */
export const FIGURES_PARTS = {
  definition: textPart('import-gacc'),
  /** Used where the definition covers both. */
  direction: oneOfPart(DIRECTIONS, 'IMPORT'),
  period: oneOfPart(PERIODS, 'last-30-days'),
  from: textPart(),
  /** Inclusive. */
  to: textPart(),
  sample: oneOfPart(SAMPLES, 'include'),
  mode: listPart(),
  office: listPart(),
  lane: listPart(),
  early: oneOfPart(['', 'early', 'late'], ''),
  region: textPart('national'),
  grain: oneOfPart(GRAINS, 'day'),
  split: oneOfPart(SPLITS, 'mode'),
};

export interface FiguresState {
  readonly definition: string;
  readonly direction: Direction;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly sample: (typeof SAMPLES)[number];
  readonly mode: readonly string[];
  readonly office: readonly string[];
  readonly lane: readonly string[];
  readonly early: '' | 'early' | 'late';
  readonly region: string;
  readonly grain: Grain;
  readonly split: Split;
}

/** What narrows the cases beside definition, period and sample. */
export const NO_NARROWING = { mode: [], office: [], lane: [], early: '' } as const;

export const isNarrowed = ({ mode, office, lane, early }: Pick<FiguresState, keyof typeof NO_NARROWING>): boolean =>
  mode.length + office.length + lane.length > 0 || early !== '';

type AskedPeriod = Pick<TargetQuery, 'definition' | 'direction' | 'from' | 'before' | 'sample'>;

/** Definition, direction, period and sample as the API takes them, nothing that is empty. */
export function periodOf(definition: Definition, direction: Direction, days: Days, sample: FiguresState['sample']): AskedPeriod {
  return {
    definition: definition.id,
    ...(definition.direction === '' ? { direction } : {}),
    ...(days.from === '' ? {} : { from: days.from }),
    ...(days.before === '' ? {} : { before: days.before }),
    ...(sample === 'include' ? {} : { sample }),
  };
}

/** The whole filter as the API takes it, nothing that is empty. */
export function filterOf(state: FiguresState, definition: Definition, days: Days): ClearanceTimeQuery {
  const list = (name: 'mode' | 'office' | 'lane') => (state[name].length === 0 ? {} : { [name]: state[name].join(',') });
  return {
    ...periodOf(definition, state.direction, days, state.sample),
    ...list('mode'),
    ...list('office'),
    ...list('lane'),
    ...(state.early === '' ? {} : { early: state.early }),
  };
}

/** The definition that shows a direction: the chosen one where it covers it, else the first of that direction. */
export function definitionFor(direction: Direction, chosen: Definition, definitions: readonly Definition[]): Definition | undefined {
  if (directionOf(chosen, direction) === direction) return chosen;
  return definitions.find((each) => each.direction === direction);
}

export const baselineOf = (
  baselines: readonly BaselineEntry[],
  definition: string,
  direction: Direction,
  region: string,
): BaselineEntry | undefined =>
  baselines.find((each) => each.definition === definition && each.baseline.direction === direction && each.baseline.region === region);

/** A question to `/v1/metrics/cases` as its page has it in the address: what a figure was asked with, and what narrows it to one bar. */
export type CasesSearch = Readonly<Record<string, string>>;
type CaseParts = Partial<Record<'split' | 'group' | 'stage' | 'owner' | 'outcome' | 'from' | 'before', string>>;

export const casesSearch = (filter: ClearanceTimeQuery | AskedPeriod, parts: CaseParts = {}): CasesSearch =>
  Object.fromEntries(
    Object.entries({ ...filter, ...parts }).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])),
  );

/** The days of a day or month of the trend, as far as they are in the period that was asked for: its first month may begin in the middle. */
export function daysOfPoint(point: { readonly from: string; readonly before: string }, period: { from?: string; before?: string }): Days {
  const [first, end] = [shanghaiDay(point.from), addDays(shanghaiDay(Date.parse(point.before) - 1), 1)];
  return {
    from: period.from !== undefined && period.from > first ? period.from : first,
    before: period.before !== undefined && period.before < end ? period.before : end,
  };
}
