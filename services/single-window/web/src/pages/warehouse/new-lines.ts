import { readTable } from '#src/ui/read-table';

export const LINE_FIELDS = ['lineNo', 'hsCode', 'name', 'unit', 'limitAt'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** A line of an account (商品项) that is being written down; all of it is text until it is sent. */
export type NewLine = Readonly<Record<LineField, string>> & { readonly key: string };

export type LineFault = LineField | 'twice';

let keys = 0;

export function emptyLine(lineNo = ''): NewLine {
  keys += 1;
  return { key: String(keys), lineNo, hsCode: '', name: '', unit: '', limitAt: '' };
}

/** Lines as a spreadsheet copies them, in the order of the fields; a row of heads is left out. */
export function pastedLines(text: string): readonly NewLine[] {
  return readTable(text).flatMap(({ cells }) => {
    const [lineNo = '', hsCode = '', name = '', unit = '', limitAt = ''] = cells;
    if (!/\d/.test(lineNo) && !/\d/.test(hsCode)) return [];
    // spreadsheets drop the zeros that a code of three digits begins with
    const code = /^\d{1,2}$/.test(unit) ? unit.padStart(3, '0') : unit;
    return [{ ...emptyLine(lineNo), hsCode, name, unit: code, limitAt: dayOf(limitAt) }];
  });
}

/** `2027/6/30` as `2027-06-30`; anything else stays, to be told as a fault. */
function dayOf(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What is wrong with each line, by its key; the server judges them again. */
export function faultsOf(lines: readonly NewLine[]): ReadonlyMap<string, readonly LineFault[]> {
  const count = new Map<string, number>();
  for (const { lineNo } of lines) count.set(lineNo, (count.get(lineNo) ?? 0) + 1);
  return new Map(lines.map((line) => [line.key, lineFaults(line, (count.get(line.lineNo) ?? 0) > 1)]));
}

function lineFaults({ lineNo, hsCode, name, unit, limitAt }: NewLine, twice: boolean): readonly LineFault[] {
  const rules: readonly (readonly [LineFault, boolean])[] = [
    ['lineNo', /^[1-9]\d{0,9}$/.test(lineNo)],
    ['twice', !twice],
    ['hsCode', /^\d{10}$/.test(hsCode)],
    ['name', name.trim() !== ''],
    ['unit', /^\d{3}$/.test(unit)],
    ['limitAt', limitAt === '' || (/^\d{4}-\d{2}-\d{2}$/.test(limitAt) && isDay(limitAt))],
  ];
  return rules.filter(([, holds]) => !holds).map(([fault]) => fault);
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
