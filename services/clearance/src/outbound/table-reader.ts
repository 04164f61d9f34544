import { parseCsv } from '@tongguan/runtime/csv';
import { StartError } from '@tongguan/runtime/start-error';

/** Everything that is wrong with the code tables, one line each: `<file>:<line>: <column>: <problem>`. */
export class TablesError extends StartError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the clearance code tables cannot be used:\n${faults.map((each) => `  ${each}`).join('\n')}`);
    this.faults = faults;
  }
}

/** One row while it is read; every getter notes what is wrong and gives a harmless value, so all faults come at once. */
export interface Row {
  text(column: string): string;
  optional(column: string): string;
  number(column: string, min: number, max: number): number;
  choice<T extends string>(column: string, values: readonly T[]): T;
  /** Values that a blank separates, each of which must match; empty cell: none. */
  list(column: string, each: RegExp): readonly string[];
  fault(column: string, problem: string): void;
}

/** Reads one table. `file` names it in faults, `columns` are wanted in any order; `id` must be unique among rows of one validity start. */
export function readTable<T>(
  file: string,
  content: string,
  columns: readonly string[],
  faults: string[],
  read: (row: Row) => T,
): readonly T[] {
  const [head, ...records] = parseCsv(content);
  const names = head?.cells.map((each) => each.trim()) ?? [];
  const missing = columns.filter((each) => !names.includes(each));
  const unknown = names.filter((each) => !columns.includes(each));
  for (const each of missing) faults.push(`${file}:1: ${each}: the column is missing`);
  for (const each of unknown) faults.push(`${file}:1: ${each}: the column is unknown`);
  if (missing.length > 0) return [];
  return records.flatMap(({ line, cells }) => {
    if (cells.length !== names.length) {
      faults.push(`${file}:${line}: ${cells.length} cells where the head has ${names.length}`);
      return [];
    }
    const values = new Map(names.map((name, at) => [name, cells[at]?.trim() ?? '']));
    return [read(rowOf(values, (column, problem) => faults.push(`${file}:${line}: ${column}: ${problem}`)))];
  });
}

function rowOf(values: ReadonlyMap<string, string>, fault: (column: string, problem: string) => void): Row {
  const optional = (column: string) => values.get(column) ?? '';
  const text = (column: string) => {
    const value = optional(column);
    if (value === '') fault(column, 'is empty');
    return value;
  };
  return {
    text,
    optional,
    fault,
    number(column, min, max) {
      const value = text(column);
      const number = Number(value);
      if (value === '') return min;
      if (/^\d+([.]\d+)?$/.test(value) && number >= min && number <= max) return number;
      fault(column, `"${value}" is not a number from ${min} to ${max}`);
      return min;
    },
    choice(column, choices) {
      const value = optional(column);
      const found = choices.find((each) => each === value);
      if (found === undefined) fault(column, `"${value}" is none of ${choices.join(', ')}`);
      return found ?? (choices[0] as (typeof choices)[number]);
    },
    list(column, each) {
      const parts = optional(column)
        .split(' ')
        .filter((part) => part !== '');
      for (const part of parts) if (!each.test(part)) fault(column, `"${part}" is not of the form ${each.source}`);
      return parts;
    },
  };
}
