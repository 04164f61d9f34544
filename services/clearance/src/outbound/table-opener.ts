import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effective } from '../domain/tables/tables.ts';
import type { Row } from './table-reader.ts';
import { readTable } from './table-reader.ts';

const COMMON = ['source', 'verified', 'valid_from', 'valid_to'];

/**
 * Opens the tables of a folder one by one: every row says where it is from, whether it was verified and from when it
 * holds, and no row stands twice. Faults go to `faults`; `opened` hears of each file's content.
 */
export function tableOpener(dir: string, faults: string[], opened: (file: string, content: string) => void) {
  return <T extends Effective>(
    file: string,
    ids: string | readonly string[],
    columns: readonly string[],
    read: (row: Row) => T,
  ): readonly T[] => {
    const names = [ids].flat();
    let content: string;
    try {
      content = readFileSync(join(dir, file), 'utf8');
    } catch (error) {
      faults.push(`${file}: cannot be read in ${dir} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
      return [];
    }
    opened(file, content);
    const seen = new Set<string>();
    return readTable(file, content, [...names, ...columns, ...COMMON], faults, (row) => {
      const key = `${names.map((each) => row.text(each)).join(' ')} from ${row.optional('valid_from')}`;
      if (seen.has(key)) row.fault(names[0] ?? '', `"${key}" stands twice`);
      seen.add(key);
      row.text('source');
      row.choice('verified', ['true', 'false']);
      return read(row);
    });
  };
}
