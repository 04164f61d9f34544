import type { CodeEntry, CodeTable } from '../domain/code-tables.ts';

export type InitialsOf = (table: CodeTable) => Promise<ReadonlyMap<CodeEntry, string>>;

/**
 * Pinyin initials (拼音首字母) of the Chinese names of a table, small letters and digits: 长沙关区 is csgq. The dictionary is large,
 * so it is loaded by the first search that needs it, and each table is read once.
 */
export function createInitials(): InitialsOf {
  const known = new Map<CodeTable, Promise<ReadonlyMap<CodeEntry, string>>>();
  return (table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const made = read(table);
    known.set(table, made);
    return made;
  };
}

async function read(table: CodeTable): Promise<ReadonlyMap<CodeEntry, string>> {
  const { pinyin } = await import('pinyin-pro');
  return new Map(
    table.entries.map((entry) => {
      const initials = pinyin(entry.zh, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('');
      return [entry, initials.toLowerCase().replace(/[^a-z0-9]/g, '')];
    }),
  );
}
