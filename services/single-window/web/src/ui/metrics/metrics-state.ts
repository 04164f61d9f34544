import type { ClearanceTimeQuery, Definition } from '#src/ui/metrics/metrics-api';
import { daysOf, PERIODS } from '#src/ui/metrics/period';
import type { Days, Period } from '#src/ui/metrics/period';
import { listPart, oneOfPart, textPart } from '#src/ui/url-state';

export const SAMPLES = ['include', 'only', 'exclude'] as const;
export const SPLITS = ['mode', 'office', 'lane', 'early'] as const;
export type Split = (typeof SPLITS)[number];
export const GRAINS = ['day', 'month'] as const;
export const DIRECTIONS = ['IMPORT', 'EXPORT'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Which cases the figures are of, in the address. */
export const FILTER_PARTS = {
  definition: textPart('import-gacc'),
  /** Used where the definition covers both. */
  direction: oneOfPart(DIRECTIONS, 'IMPORT'),
  period: oneOfPart(PERIODS, 'last-30-days'),
  from: textPart(),
  to: textPart(),
  sample: oneOfPart(SAMPLES, 'include'),
  mode: listPart(),
  office: listPart(),
  lane: listPart(),
  early: oneOfPart(['', 'early', 'late'], ''),
};

export interface FilterState {
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
}

/** The direction that the figures are of: the definition's own, else the one that is chosen. */
export const directionOf = (definition: Pick<Definition, 'direction'> | undefined, chosen: Direction): Direction =>
  DIRECTIONS.find((direction) => direction === definition?.direction) ?? chosen;

export const daysOfState = (state: Pick<FilterState, 'period' | 'from' | 'to'>, today: string): Days =>
  daysOf(state.period, today, state.from, state.to);

/** The filter as the API takes it, nothing that is empty. */
export function filterOf(state: FilterState, definition: Definition | undefined, days: Days): ClearanceTimeQuery {
  const list = (name: 'mode' | 'office' | 'lane') => (state[name].length === 0 ? {} : { [name]: state[name].join(',') });
  return {
    definition: state.definition,
    ...(definition?.direction === '' ? { direction: state.direction } : {}),
    ...(days.from === '' ? {} : { from: days.from }),
    ...(days.before === '' ? {} : { before: days.before }),
    ...(state.sample === 'include' ? {} : { sample: state.sample }),
    ...list('mode'),
    ...list('office'),
    ...list('lane'),
    ...(state.early === '' ? {} : { early: state.early }),
  };
}
