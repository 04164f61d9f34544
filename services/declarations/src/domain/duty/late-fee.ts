import { daysBetween, isCalendarDate } from '@tongguan/calendar/days';
import { attributeOf, tablesOn } from '../code-tables.ts';
import type { CodeTableSet } from '../code-tables.ts';
import type { CompleteHeader } from '../content.ts';
import { exact } from '../decimals.ts';
import type { Step } from './calculation.ts';
import type { Fen } from './money.ts';
import { exactYuan, shown, toWholeYuan, yuanOf } from './money.ts';
import type { Worksheet } from './worksheet.ts';
import { missingField, missingRate, rateOf } from './worksheet.ts';

/** 滞报金 before its threshold; nothing due is no step. */
export interface LateFee {
  readonly fen: Fen;
  readonly steps: readonly Step[];
  /** 起征点, fen. */
  readonly least: Fen;
}

const nothing: LateFee = { fen: 0n, steps: [], least: 0n };

/**
 * 滞报金 (domain.md §1.7, §9 example 5 [M]): imports that are declared more than 14 days after the conveyance's entry pay 0.05 % of the customs
 * value a day, in whole yuan. `value` is that of the whole declaration in fen; undefined when it or the day of entry is not known.
 * Holidays, which move the last day on, are not known here. `acceptedDay` is yyyy-mm-dd.
 */
export function lateFeeOf(
  sheet: Worksheet,
  set: CodeTableSet,
  header: CompleteHeader,
  acceptedDay: string,
  value: Fen | undefined,
): LateFee | undefined {
  if (header.direction !== 'I') return nothing;
  const tables = tablesOn(set, acceptedDay);
  if (attributeOf(tables, 'transport-modes', header.transportMode, 'crosses_border') !== 'yes') return nothing;
  const place = { path: '/header/movementDate', itemNo: '' };
  if (!isCalendarDate(header.movementDate)) {
    missingField(
      sheet,
      place,
      { zh: '没有进境日期，滞报金未知', en: 'no day of entry, so the late fee is not known' },
      { zh: '填写进出口日期', en: 'give the date of import' },
    );
    return undefined;
  }
  const code = 'import-declaration';
  const rate = rateOf(sheet, 'time-limits', code, tables);
  const { days, rate_per_day: perDay, least_yuan: least } = rate?.figures ?? {};
  if (rate === undefined || days === undefined || perDay === undefined || least === undefined) {
    missingRate(sheet, 'time-limits', code, place, { zh: '申报期限', en: 'time limit of declaring' });
    return undefined;
  }
  const late = daysBetween(header.movementDate, acceptedDay) - Number(days);
  if (late <= 0) return nothing;
  if (value === undefined) return undefined;
  const yuan = exactYuan(value).times(exact(perDay)).times(late);
  const fen = toWholeYuan(yuan);
  const step: Step = {
    ...{ kind: 'late-fee', name: { zh: '滞报金', en: 'Late-declaration fee' } },
    ...{ expression: `${yuanOf(value)} × ${perDay} × ${String(late)} d`, exact: shown(yuan) },
    ...{ rounding: 'down-to-yuan', result: yuanOf(fen), rates: [rate.id] },
  };
  return { fen, steps: [step], least: BigInt(exact(least).times(100).toFixed(0)) };
}
