/** One record of a CSV file with the line (from 1) that it starts on. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV by RFC 4180: cells in double quotes may hold commas, line ends and doubled quotes. Blank lines and lines that
 * begin with `#` are left out; a byte order mark is dropped. An open quote runs to the end of the text.
 */
export function parseCsv(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = () => {
    cells.push(cell);
    const blank = cells.length === 1 && cells[0]?.trim() === '';
    if (!blank && cells[0]?.startsWith('#') !== true) records.push({ line: start, cells });
    cells = [];
    cell = '';
    start = line + 1;
  };
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i);
    if (quoted && char === '"' && source.charAt(i + 1) === '"') {
      cell += '"';
      i++;
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (char === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n' && !quoted) {
      endRecord();
      line++;
    } else {
      if (char === '\n') line++;
      cell += char;
    }
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}
