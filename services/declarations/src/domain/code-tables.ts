import type { Text } from './fault.ts';

/** Tables that the rules read. The data are files of `infra/code-tables/declarations`, handed in at the start. */
export const tableNames = [
  'transport-modes',
  'trade-modes',
  'levy-natures',
  'duty-modes',
  'terms',
  'units',
  'package-types',
  'container-specifications',
  'customs-offices',
  'vin-check-required',
  'limits',
] as const;
export type TableName = (typeof tableNames)[number];

export interface CodeEntry extends Text {
  readonly code: string;
  /** What a rule needs to know about the code, e.g. `kilograms` of a unit. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** 代码表: reference data with its origin. An unverified table may warn and never refuse. */
export interface CodeTable {
  readonly name: TableName;
  readonly title: Text;
  readonly version: string;
  readonly source: string;
  readonly verified: boolean;
  readonly entries: ReadonlyMap<string, CodeEntry>;
}
export type CodeTables = Readonly<Record<TableName, CodeTable>>;

export function attributeOf(tables: CodeTables, table: TableName, code: string, attribute: string): string | undefined {
  return tables[table].entries.get(code)?.attributes[attribute];
}

/** Largest number of a repeated part, e.g. `items`; the table of limits has them all. */
export function limitOf(tables: CodeTables, part: string): number {
  return Number(attributeOf(tables, 'limits', part, 'most') ?? 0);
}
