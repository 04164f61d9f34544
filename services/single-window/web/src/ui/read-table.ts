/**
 * Cells of a table as text: CSV (RFC 4180, comma or semicolon) or what a spreadsheet copies (tabs). Empty lines are left out;
 * each row keeps the line of the text that it begins on, from 1.
 */
export function readTable(text: string): readonly TableRow[] {
  const delimiter = delimiterOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let first = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: first, cells });
    cells = [];
  };
  const content = text.replace(/^\uFEFF/, '');
  for (let place = 0; place < content.length; place++) {
    const character = content.charAt(place);
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (content.charAt(place + 1) === '"') cell += content.charAt(++place);
      else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === delimiter) endCell();
    else if (character === '\n') {
      endRow();
      first = line;
    } else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The first line tells: spreadsheets copy tabs, some save semicolons. */
function delimiterOf(text: string): string {
  const head = text.split('\n', 1)[0] ?? '';
  return ['\t', ';', ','].find((each) => head.includes(each)) ?? ',';
}

/** A text file as spreadsheets save it: UTF-8, else GB 18030 (GBK), which Excel writes in China. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
