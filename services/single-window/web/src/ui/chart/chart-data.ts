/** What a chart shows, and the table beside it: one source for both. A row is a point on the axis, a column a line or a set of bars. */
export interface ChartData {
  /** Heading of the first column: what a row is. */
  readonly of: string;
  readonly rows: readonly ChartRow[];
  readonly columns: readonly ChartColumn[];
  /** Columns that only the table shows, `n` above all. */
  readonly more: readonly { readonly label: string; readonly values: readonly string[] }[];
}

export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** Where labels are many: a shorter one for the axis. */
  readonly short?: string;
  /** Rows of one group look alike: the stages of one owner. */
  readonly group?: string;
}

export interface ChartColumn {
  readonly key: string;
  readonly label: string;
  /** One for each row; null: a gap. */
  readonly values: readonly (number | null)[];
}

export type ChartKind = 'lines' | 'bars' | 'stack' | 'gauge';

/** A line across the chart that the others are held against. */
export interface ChartTarget {
  readonly label: string;
  readonly value: number;
}

export interface ChartSelection {
  readonly row: string;
  readonly column: string;
}
