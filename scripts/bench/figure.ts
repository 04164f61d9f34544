/** One number of a run. Without an aim it only explains the ones that have one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: Aim;
  /** Lowest and highest round, where there were several. */
  readonly spread?: readonly [lowest: number, highest: number];
}

export interface Aim {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a benchmark is given: how long it may measure, and where it says what it is doing. */
export interface Conditions {
  /** Share of the usual duration or count, at most 1. */
  readonly scale: number;
  readonly say: (line: string) => void;
}

export interface Benchmark {
  readonly letter: string;
  readonly what: string;
  /** How it is measured, in the words that stand below the table. */
  readonly how: string;
  /** Takes too long for a run that does not name it. */
  readonly onlyWhenAsked?: boolean;
  run(conditions: Conditions): Promise<readonly Figure[]>;
  /** Measures once more with a profiler and says where the time goes; asked for when an aim is missed. */
  profile?(conditions: Conditions): Promise<readonly string[]>;
}

export const isMet = ({ value, aim }: Figure): boolean | undefined =>
  aim === undefined ? undefined : value >= (aim.atLeast ?? -Infinity) && value <= (aim.atMost ?? Infinity);

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest rank, so a value that was really measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

const spreadOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];

export function medianFigure(name: string, unit: string, rounds: readonly number[], aim?: Aim): Figure {
  return { name, value: median(rounds), unit, spread: spreadOf(rounds), ...(aim && { aim }) };
}

export interface Round {
  readonly product: number;
  readonly floor: number;
}

/** Rates of product and floor, and the ratio that counts: the median of the ratios within the rounds, as machines are noisy. */
export function comparison(name: string, unit: string, rounds: readonly Round[], atLeast?: number): readonly Figure[] {
  return [
    medianFigure(name, unit, rounds.map(({ product }) => product)), // prettier-ignore
    medianFigure(`${name}, floor`, unit, rounds.map(({ floor }) => floor)), // prettier-ignore
    medianFigure(
      `${name}, ratio`,
      'of floor',
      rounds.map(({ product, floor }) => product / floor),
      atLeast === undefined ? undefined : { atLeast },
    ),
  ];
}
