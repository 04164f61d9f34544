import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@tongguan/runtime/start-error';
import type { CodeEntry, CodeTable, CodeTables, TableName } from '../domain/code-tables.ts';
import { tableNames } from '../domain/code-tables.ts';

/** Reads every table of a folder, `<name>.json` each. Throws one StartError that lists all that is wrong: without its tables the service does not start. */
export async function readCodeTables(folder: string): Promise<CodeTables> {
  const problems: string[] = [];
  const tables = await Promise.all(
    tableNames.map(async (name) => {
      try {
        return [name, tableOf(name, JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')))] as const;
      } catch (error) {
        problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    }),
  );
  if (problems.length > 0) throw new StartError(`code tables in ${folder}: ${problems.sort().join('; ')}`);
  return Object.fromEntries(tables.filter((table) => table !== undefined)) as unknown as CodeTables;
}

function tableOf(name: TableName, raw: unknown): CodeTable {
  const file = recordOf(raw, 'the file');
  const title = recordOf(file['title'], 'title');
  if (file['table'] !== name) throw new TypeError(`"table" is not "${name}"`);
  if (typeof file['verified'] !== 'boolean') throw new TypeError('"verified" is not true or false');
  if (!Array.isArray(file['entries'])) throw new TypeError('"entries" is no list');
  const entries = file['entries'].map(entryOf);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  if (byCode.size !== entries.length) throw new TypeError('a code is there twice');
  return {
    name,
    title: { zh: textOf(title, 'zh'), en: textOf(title, 'en') },
    version: textOf(file, 'version'),
    source: textOf(file, 'source'),
    verified: file['verified'],
    entries: byCode,
  };
}

function entryOf(raw: unknown): CodeEntry {
  const entry = recordOf(raw, 'an entry');
  const attributes = entry['attributes'] === undefined ? {} : recordOf(entry['attributes'], 'attributes');
  return {
    code: textOf(entry, 'code'),
    zh: textOf(entry, 'zh'),
    en: textOf(entry, 'en'),
    attributes: Object.fromEntries(Object.keys(attributes).map((key) => [key, textOf(attributes, key)])),
  };
}

function recordOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${what} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

function textOf(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  if (typeof value !== 'string' || value === '') throw new TypeError(`"${key}" is no text`);
  return value;
}
