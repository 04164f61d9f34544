import type { ReactNode } from 'react';

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
  /** Where labels are many or parts narrow: a shorter one. */
  readonly short?: string;
  /** In a stack: the bar that it is a part of. */
  readonly bar?: string;
  /** In a stack: parts of one group look alike, and the legend names the group: the stages of one owner. */
  readonly group?: string;
  /** In a stack: which of the looks the group has, so that it keeps it whoever else is there. */
  readonly look?: number;
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

/** What lies behind the rows of a chart: a click on a bar or point opens it, in the table the name of the row leads to it. */
export interface Behind {
  readonly has: (row: string) => boolean;
  readonly open: (row: string) => void;
  readonly link: (row: ChartRow, says: string) => ReactNode;
}

/** A chart to be drawn. */
export interface Drawn {
  readonly data: ChartData;
  readonly target?: ChartTarget | undefined;
  /** A number as it is read: `30.5 h`. */
  readonly say: (value: number) => string;
  /** Of the axis of numbers. */
  readonly unit: string;
}
