export type Row<Column extends string> = Readonly<Record<Column, string>>;

/** Fields of one line of RFC 4180 (no line break inside a field); undefined when its quotes do not close. */
function fieldsOf(line: string): readonly string[] | undefined {
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    const match = /^"((?:[^"]|"")*)"(?=,|$)|^([^",]*)(?=,|$)/.exec(rest);
    if (match === null) return undefined;
    fields.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
    rest = rest.slice(match[0].length);
    if (rest === '') return fields;
    rest = rest.slice(1);
  }
}

/**
 * Reads a table whose first line names its columns. Each fault is added to `faults` as `<file> line <n>: <what>`;
 * `keyOf` names what must be there once. Rows with a fault are read on, so that every fault of the file is told.
 */
export function readCsv<Column extends string, Entry>(
  file: string,
  text: string,
  columns: readonly Column[],
  faults: string[],
  read: (row: Row<Column>, fault: (what: string) => void) => Entry,
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== columns.join(',')) faults.push(`${file} line 1: the columns must be ${columns.join(',')}`);
  const seen = new Map<string, number>();
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === '') return [];
    const fault = (what: string): void => {
      faults.push(`${file} line ${String(index + 1)}: ${what}`);
    };
    const fields = fieldsOf(line);
    if (fields?.length !== columns.length) {
      fault(fields === undefined ? 'a quote does not close' : `${String(fields.length)} fields instead of ${String(columns.length)}`);
      return [];
    }
    const entry = read(Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? ''])) as Row<Column>, fault);
    const key = keyOf(entry);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index + 1);
    else fault(`${key} is in line ${String(first)} already`);
    return [entry];
  });
}
