import type { CodeEntry, CodeTableSet, TableName } from '#src/domain/code-tables';
import { codeTableSet } from './builders.ts';

interface Row {
  readonly code: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** The shipped tables with some of them replaced by these rows. */
export function tablesWith(replaced: Partial<Record<TableName, readonly Row[]>>): CodeTableSet {
  const tables = { ...codeTableSet.tables };
  for (const [name, rows] of Object.entries(replaced) as [TableName, readonly Row[]][]) {
    const entries = rows.map(({ code, figures, validFrom = '2000-01-01', validTo = '' }): CodeEntry => ({
      ...{ code, zh: code, en: code, validFrom, validTo, source: 'a test', confidence: 'memory', attributes: figures },
    }));
    tables[name] = { ...tables[name], version: `test-${name}`, entries, byCode: Map.groupBy(entries, ({ code }) => code) };
  }
  return { version: 'test', tables };
}

/** A set without one row. */
export function tablesWithout(set: CodeTableSet, table: TableName, code: string): CodeTableSet {
  const entries = set.tables[table].entries.filter((entry) => entry.code !== code);
  const without = { ...set.tables[table], entries, byCode: Map.groupBy(entries, (entry) => entry.code) };
  return { ...set, tables: { ...set.tables, [table]: without } };
}
