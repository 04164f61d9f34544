import type { Effective } from '../domain/tables/tables.ts';
import type { Row } from './table-reader.ts';

/** Days are days in China (UTC+8, no summer time); `valid_to` is the last day in force. */
export function effective(row: Row): Effective {
  const validFromMs = startOfDay(row, 'valid_from', row.text('valid_from'));
  const last = row.optional('valid_to');
  const validToMs = last === '' ? Infinity : startOfDay(row, 'valid_to', last) + 86_400_000;
  if (validToMs <= validFromMs) row.fault('valid_to', 'is before valid_from');
  return { validFromMs, validToMs };
}

function startOfDay(row: Row, column: string, day: string): number {
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  // Date.parse moves 2018-02-30 to March: the day must come back as it was written
  const same = !Number.isNaN(ms) && new Date(ms + 8 * 3_600_000).toISOString().startsWith(`${day}T`);
  if (day !== '' && !same) row.fault(column, `"${day}" is not a day as YYYY-MM-DD`);
  return same ? ms : 0;
}
