import type { Aim, Figure } from './figure.ts';
import { isMet } from './figure.ts';

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);

const aimText = (aim: Aim | undefined): string =>
  aim === undefined
    ? ''
    : [aim.atLeast === undefined ? '' : `>= ${shown(aim.atLeast)}`, aim.atMost === undefined ? '' : `<= ${shown(aim.atMost)}`].join('');

const verdict = (figure: Figure): string => ({ true: 'met', false: 'MISSED', undefined: '' })[String(isMet(figure)) as 'true'];

/** The table of a run; columns as wide as what stands in them. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    shown(figure.value),
    figure.unit,
    figure.spread === undefined ? '' : figure.spread.map(shown).join(' .. '),
    aimText(figure.aim),
    verdict(figure),
  ]);
  const all = [['', 'median', '', 'lowest .. highest', 'aim', ''], ...rows];
  const widths = all[0]?.map((_none, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const right = new Set([1, 3, 4]);
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** What `--json` writes. */
export function json(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => ({
    name: figure.name,
    value: figure.value,
    unit: figure.unit,
    aim: figure.aim === undefined ? null : aimText(figure.aim),
    met: isMet(figure) ?? null,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
