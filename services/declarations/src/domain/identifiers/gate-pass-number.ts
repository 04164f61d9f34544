import { isCalendarDate } from '@tongguan/calendar/days';
import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 核放单编号: type letter, customs office, I or E, date yymmdd, twelve digits: 24 characters. */
export type GatePassNumber = Branded<'gate-pass-number'>;

/** domain.md §4, as seen in receipts (Z3111E240726000000000456). It has no check digit. */
export function parseGatePassNumber(text: string): Parsed<GatePassNumber> {
  const match = /^[A-Z]\d{4}[IE](\d{6})\d{12}$/.exec(text);
  return match !== null && isCalendarDate(`20${match[1] ?? ''}`) ? { ok: true, value: text as GatePassNumber } : badFormat;
}
