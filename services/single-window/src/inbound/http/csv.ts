const MARK = '\u{FEFF}';
/** Signs by which a spreadsheet takes a cell for a formula (OWASP, CSV injection); a tab or a line break hides them. */
const FORMULA = /^[=+\-@\t\r]/;
/** A spreadsheet keeps 15 digits of a number and writes zeros for the rest. */
const LONG_NUMBER = /^\d{16,}$/;

/** What a CSV file for spreadsheets begins with: the mark by which Excel knows UTF-8, and the headings. */
export function csvHead(headings: readonly string[]): string {
  return MARK + csvLine(headings);
}

/**
 * One line (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, and a long number a tab behind, by
 * which it stays the text that it is.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : LONG_NUMBER.test(text) ? `${text}\t` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `2026-11-25 08:00:00`, Asia/Shanghai (UTC+8, no DST); empty for 0, which means absent. */
export function chinaTime(ms: number): string {
  return ms === 0 ? '' : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
