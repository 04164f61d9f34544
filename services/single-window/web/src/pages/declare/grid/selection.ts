/** A place in a grid, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The active cell, and the corner where the selection began. */
export interface Selection {
  readonly active: Place;
  readonly anchor: Place;
}

export const at = (row: number, column: number): Selection => ({ active: { row, column }, anchor: { row, column } });

export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function rectangleOf({ active, anchor }: Selection): Rectangle {
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

export function holds({ top, bottom, left, right }: Rectangle, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const clamp = (value: number, end: number): number => Math.max(0, Math.min(value, end - 1));

/** Where a key moves to in a grid of that size; undefined when it moves nowhere (Tab at the end leaves the grid). */
export function moved(
  selection: Selection,
  key: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  size: { readonly rows: number; readonly columns: number },
): Selection | undefined {
  const { row, column } = selection.active;
  const step = STEPS[key.key];
  if (step !== undefined) {
    const far = key.ctrlKey ? 10_000 : 1;
    const active = { row: clamp(row + step[0] * far, size.rows), column: clamp(column + step[1] * far, size.columns) };
    return key.shiftKey ? { active, anchor: selection.anchor } : { active, anchor: active };
  }
  if (key.key === 'Home' || key.key === 'End') {
    const last = key.key === 'End';
    const active = { row: key.ctrlKey ? (last ? size.rows - 1 : 0) : row, column: last ? size.columns - 1 : 0 };
    return key.shiftKey ? { active, anchor: selection.anchor } : { active, anchor: active };
  }
  if (key.key === 'Tab') {
    const place = row * size.columns + column + (key.shiftKey ? -1 : 1);
    if (place < 0 || place >= size.rows * size.columns) return undefined;
    return at(Math.floor(place / size.columns), place % size.columns);
  }
  return undefined;
}
