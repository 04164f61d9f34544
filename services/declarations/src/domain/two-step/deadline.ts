import { dayInChina, endOfDayInChina, isCalendarDate } from '@tongguan/calendar/days';
import type { CodeTableSet } from '../code-tables.ts';
import { attributeOf, tablesOn } from '../code-tables.ts';

/** When the means of transport entered, and until when the completion is in time; epoch milliseconds. */
export interface CompletionDeadline {
  readonly enteredAtMs: number;
  readonly completeByMs: number;
}

/**
 * 完整申报期限: the days of the table `time-limits` from the entry of the means of transport (运输工具申报进境之日起14日内,
 * domain.md §3.5 [M]), to the end of the last day in China. The entry is the declared day (yyyymmdd), or the arrival of the
 * goods where none was declared. `nowMs` is what the deadline runs from when neither is known, and the day of the law.
 */
export function completionDeadline(
  tables: CodeTableSet,
  { movementDate, arrivedAtMs, nowMs }: { readonly movementDate: string; readonly arrivedAtMs: number; readonly nowMs: number },
): CompletionDeadline {
  const days = Number(attributeOf(tablesOn(tables, dayInChina(nowMs)), 'time-limits', 'two-step-completion', 'days') ?? 0);
  const arrived = arrivedAtMs > 0 ? arrivedAtMs : nowMs;
  const declared = isCalendarDate(movementDate);
  const completeByMs = endOfDayInChina(declared ? movementDate : dayInChina(arrived), days);
  return { enteredAtMs: declared ? endOfDayInChina(movementDate, -1) + 1 : arrived, completeByMs };
}
