import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@tongguan/runtime/start-error';
import type { CodeEntry, CodeTable, CodeTableSet, TableName, UnknownCode } from '../domain/code-tables.ts';
import { tableNames, unknownCodes } from '../domain/code-tables.ts';
import { readEntries, readRows } from './code-table-file.ts';

/** Title and policy of every table: `tables.csv`. */
interface Title {
  readonly zh: string;
  readonly en: string;
  readonly unknownCode: UnknownCode;
  readonly about: string;
}

/**
 * Reads every table of a folder: `tables.csv` and `<name>.csv` each. Throws one StartError that lists all that is wrong in all
 * files, with file and line: without its tables the service does not start.
 */
export async function readCodeTables(folder: string): Promise<CodeTableSet> {
  const faults: string[] = [];
  const contentOf = async (file: string): Promise<string | undefined> => {
    try {
      return await readFile(join(folder, file), 'utf8');
    } catch (error) {
      faults.push(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
      return undefined;
    }
  };
  const index = await contentOf('tables.csv');
  const titles = index === undefined ? undefined : titlesOf(index, faults);
  const contents = await Promise.all(tableNames.map(async (name) => [name, await contentOf(`${name}.csv`)] as const));
  const tables = contents.flatMap(([name, content]): CodeTable[] => {
    const title = titles?.get(name);
    if (titles !== undefined && title === undefined) faults.push(`tables.csv: ${name} is missing`);
    if (content === undefined) return [];
    const entries = readEntries(name, content, faults);
    if (title === undefined) return [];
    if (title.unknownCode === 'error' && entries.some(({ confidence }) => confidence !== 'verified'))
      faults.push(`tables.csv: ${name} cannot refuse unknown codes while a row of it is not verified`);
    const { zh, en, about, unknownCode } = title;
    return [{ name, title: { zh, en }, about, unknownCode, version: digestOf(content), entries, byCode: byCodeOf(entries) }];
  });
  if (faults.length > 0)
    throw new StartError(
      `the code tables in ${folder} cannot be used:\n${faults
        .sort()
        .map((fault) => `  ${fault}`)
        .join('\n')}`,
    );
  return {
    version: digestOf([index ?? '', ...tables.map(({ name, version }) => `${name} ${version}`)].join('\n')),
    tables: Object.fromEntries(tables.map((table) => [table.name, table])) as Record<TableName, CodeTable>,
  };
}

function titlesOf(text: string, faults: string[]): ReadonlyMap<string, Title> {
  const rows = readRows('tables.csv', text, ['table', 'title_zh', 'title_en', 'unknown_code', 'about'], faults);
  const titles = new Map<string, Title>();
  for (const { at, cells } of rows) {
    const { table = '', title_zh: zh = '', title_en: en = '', unknown_code: said = '', about = '' } = cells;
    const unknownCode = unknownCodes.find((one) => one === said);
    if (unknownCode === undefined) faults.push(`${at}: unknown_code "${said}" is none of ${unknownCodes.join(', ')}`);
    if (zh === '' || en === '' || about === '') faults.push(`${at}: a title or about is empty`);
    if (titles.has(table)) faults.push(`${at}: ${table} is there twice`);
    if (!(tableNames as readonly string[]).includes(table)) faults.push(`${at}: there is no table ${table}`);
    titles.set(table, { zh, en, about, unknownCode: unknownCode ?? 'ignore' });
  }
  return titles;
}

function byCodeOf(entries: readonly CodeEntry[]): ReadonlyMap<string, readonly CodeEntry[]> {
  const byCode = new Map<string, CodeEntry[]>();
  for (const entry of entries) {
    const same = byCode.get(entry.code);
    if (same === undefined) byCode.set(entry.code, [entry]);
    else same.push(entry);
  }
  return byCode;
}

/** 16 hex digits of SHA-256. */
const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);
