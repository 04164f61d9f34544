import { dayInChina, endOfDayInChina } from '@tongguan/calendar/days';
import type { CodeTableSet } from '../code-tables.ts';
import { attributeOf, tablesOn } from '../code-tables.ts';
import type { CompleteHeader } from '../content.ts';

/** What the tables give a declaration for its life after the acceptance; times are epoch milliseconds, 0: never. */
export interface Prospects {
  readonly expiresAtMs: number;
  readonly warnsAtMs: number;
  /** 出口退税: its supervision mode gives a right to a refund. */
  readonly refundable: boolean;
}

const MINUTE_MS = 60_000;

export const noProspects: Prospects = { expiresAtMs: 0, warnsAtMs: 0, refundable: false };

/**
 * How long an advance declaration (提前申报, domain.md §1.4-20 [M]) waits for its cargo, by the tables of the day of its acceptance:
 * `advance-limits` by direction and mode of transport, to the end of the last day in China, or so many minutes where the table says minutes.
 * A mode without a row never lapses.
 */
export function prospectsOf(header: CompleteHeader, set: CodeTableSet, acceptedAtMs: number): Prospects {
  const tables = tablesOn(set, dayInChina(acceptedAtMs));
  const code = `${header.direction}/${header.transportMode}`;
  const days = attributeOf(tables, 'advance-limits', code, 'days');
  const minutes = attributeOf(tables, 'advance-limits', code, 'minutes');
  const warnDays = Number(attributeOf(tables, 'advance-limits', code, 'warn_days') ?? 0);
  const refundable = header.direction === 'E' && attributeOf(tables, 'refund-modes', header.tradeMode, 'refundable') === 'yes';
  // shorter than any warning beforehand
  if (minutes !== undefined) return { expiresAtMs: acceptedAtMs + Number(minutes) * MINUTE_MS, warnsAtMs: acceptedAtMs, refundable };
  if (days === undefined) return { ...noProspects, refundable };
  const quiet = Number(days) - warnDays;
  const accepted = dayInChina(acceptedAtMs);
  return {
    expiresAtMs: endOfDayInChina(accepted, Number(days)),
    warnsAtMs: quiet > 0 ? endOfDayInChina(accepted, quiet) : acceptedAtMs,
    refundable,
  };
}
