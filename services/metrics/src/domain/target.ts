import type { Definition } from './definitions.ts';

/** A published or computed figure to start from: imported per region, with its source. domain.md section 2. */
export interface Baseline {
  readonly region: string;
  readonly definition: string;
  readonly direction: 'IMPORT' | 'EXPORT';
  readonly period: string;
  /** As published, decimal text. */
  readonly hours: string;
  readonly baselineMs: number;
  /** `published`, `memory` or `computed` */
  readonly basis: string;
  readonly source: string;
  readonly verified: boolean;
}

/** The baseline of a definition for a region (empty: the whole country); undefined when there is none or no direction is said. */
export function findBaseline(
  baselines: readonly Baseline[],
  definition: Pick<Definition, 'id' | 'direction'>,
  direction: string,
  region: string,
): Baseline | undefined {
  const wanted = definition.direction === '' ? direction : definition.direction;
  return baselines.find(
    (baseline) =>
      baseline.definition === definition.id && baseline.direction === wanted && baseline.region === (region === '' ? 'national' : region),
  );
}

/** Decimal hours (at most 5 places, so that the milliseconds are whole) as milliseconds; undefined when it is no such number. */
export function hoursToMs(hours: string): number | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,5}))?$/.exec(hours);
  if (match === null) return undefined;
  const [, whole = '', places = ''] = match;
  return Number(whole) * 3_600_000 + Number(places.padEnd(5, '0')) * 36;
}

/** 压缩三分之一: two thirds of the baseline, to the nearest millisecond. */
export const targetOf = (baselineMs: number): number => Math.round((2 * baselineMs) / 3);

/** (B - X) / (B / 3): 1 when the third is cut, more when it is passed. */
export const progressOf = (baselineMs: number, currentMs: number): number => (3 * (baselineMs - currentMs)) / baselineMs;
