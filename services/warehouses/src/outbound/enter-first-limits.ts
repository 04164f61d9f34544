import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOfDayInChina, isDay } from '@tongguan/calendar/days';
import { parseCsv } from '@tongguan/runtime/csv';
import { StartError } from '@tongguan/runtime/start-error';
import type { EnterFirstLimit } from '../domain/enter-first/limits.ts';

const FILE = 'enter-first-limits.csv';
const COLUMNS = ['days', 'valid_from', 'valid_to', 'source', 'confidence'];
const CONFIDENCES = ['verified', 'memory', 'doubtful'];

/** Loads the time limits of entering first (先进区后报关申报期限) from a folder. @throws StartError with every fault of the file. */
export function loadEnterFirstLimits(folder: string): readonly EnterFirstLimit[] {
  let content: string;
  try {
    content = readFileSync(join(folder, FILE), 'utf8');
  } catch (error) {
    throw new StartError(`${join(folder, FILE)} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const { limits, faults } = readEnterFirstLimits(content);
  if (faults.length > 0)
    throw new StartError(`the warehouses tables in ${folder} have faults:\n${faults.map((each) => `  ${each}`).join('\n')}`);
  return limits;
}

/** Days are days in China, `valid_to` is the last one in force; rows follow each other without a gap or an overlap, the last without an end. */
export function readEnterFirstLimits(content: string): {
  readonly limits: readonly EnterFirstLimit[];
  readonly faults: readonly string[];
} {
  const [head, ...records] = parseCsv(content);
  const names = head?.cells.map((each) => each.trim()) ?? [];
  const faults = COLUMNS.filter((each) => !names.includes(each)).map((each) => `${FILE}:1: ${each}: the column is missing`);
  if (faults.length > 0) return { limits: [], faults };
  const limits = records.map(({ line, cells }) => {
    const cell = (name: string): string => cells[names.indexOf(name)]?.trim() ?? '';
    const wrong = (name: string, problem: string): number => faults.push(`${FILE}:${line}: ${name}: ${problem}`);
    /** The day's end, or that of one so many days later (below zero: before). */
    const endOf = (name: string, later = 0): number => {
      if (isDay(cell(name))) return endOfDayInChina(cell(name), later);
      return wrong(name, `"${cell(name)}" is not a day as YYYY-MM-DD`);
    };
    if (!/^[1-9]\d{0,2}$/.test(cell('days'))) wrong('days', `"${cell('days')}" is not a number of days from 1 to 999`);
    if (cell('source') === '') wrong('source', 'is empty');
    if (!CONFIDENCES.includes(cell('confidence'))) wrong('confidence', `"${cell('confidence')}" is none of ${CONFIDENCES.join(', ')}`);
    const validFromMs = endOf('valid_from', -1) + 1;
    const validToMs = cell('valid_to') === '' ? Infinity : endOf('valid_to') + 1;
    return { days: Number(cell('days')), validFromMs, validToMs };
  });
  if (faults.length > 0) return { limits, faults };
  const inOrder = limits.toSorted((a, b) => a.validFromMs - b.validFromMs);
  const fits = inOrder.every(({ validToMs }, index) => validToMs === (inOrder[index + 1]?.validFromMs ?? Infinity));
  const gap = `${FILE}: the rows must follow each other day by day, and the last must have no end`;
  return { limits: inOrder, faults: limits.length > 0 && fits ? [] : [gap] };
}
