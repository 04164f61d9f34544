import type { Row } from '../editor/content.ts';
import type { Column } from '../editor/fields.ts';
import type { Place, Rectangle } from './selection.ts';

export interface Pasted {
  readonly rows: readonly Row[];
  /** Rows that the paste filled. */
  readonly filled: number;
  /** Rows that did not fit. */
  readonly left: number;
}

/** Lays a rectangle of cells over the rows from a place on; rows are added up to the most. Fixed columns keep what they have. */
export function paste(
  rows: readonly Row[],
  columns: readonly Column[],
  place: Place,
  cells: readonly (readonly string[])[],
  most: number,
): Pasted {
  const fitting = cells.slice(0, Math.max(0, most - place.row));
  const after = [...rows];
  while (after.length < place.row + fitting.length) after.push({});
  for (const [down, line] of fitting.entries()) {
    const given: Record<string, string> = { ...after[place.row + down] };
    for (const [right, text] of line.entries()) {
      const column = columns[place.column + right];
      if (column !== undefined && column.fixed !== true) given[column.key] = text;
    }
    after[place.row + down] = given;
  }
  return { rows: after, filled: fitting.length, left: cells.length - fitting.length };
}

export function cleared(rows: readonly Row[], columns: readonly Column[], area: Rectangle): readonly Row[] {
  const keys = columns.slice(area.left, area.right + 1).filter(({ fixed }) => fixed !== true);
  return rows.map((row, place) =>
    place < area.top || place > area.bottom ? row : { ...row, ...Object.fromEntries(keys.map(({ key }) => [key, ''])) },
  );
}

export function cellsOf(rows: readonly Row[], columns: readonly Column[], area: Rectangle): string[][] {
  const chosen = columns.slice(area.left, area.right + 1);
  return rows.slice(area.top, area.bottom + 1).map((row) => chosen.map(({ key }) => row[key] ?? ''));
}
