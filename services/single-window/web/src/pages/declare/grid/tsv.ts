/** A rectangle of cells as spreadsheets copy it: tabs and line ends, a cell with either in quotes. A last line end makes no row. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const content = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let place = 0; place < content.length; place++) {
    const character = content.charAt(place);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (content.charAt(place + 1) === '"') cell += content.charAt(++place);
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t') {
      row.push(cell.trim());
      cell = '';
    } else if (character === '\n') {
      rows.push([...row, cell.trim()]);
      row = [];
      cell = '';
    } else cell += character;
  }
  return [...rows, [...row, cell.trim()]];
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}
