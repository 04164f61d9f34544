import { daysBetween, isCalendarDate } from '@tongguan/calendar/days';
import { attributeOf } from '../code-tables.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

/**
 * V17 (domain.md §3.4, §1.7 [M]): imports are declared within 14 days of the conveyance's entry; each day more costs a late fee
 * (滞报金). The fee is told and never refuses: late goods must be declared all the same. Earlier than entry is 提前申报.
 */
const check: Check = ({ header }, tables) => {
  if (header.direction !== 'I' || !isCalendarDate(header.movementDate)) return [];
  const limit = Number(attributeOf(tables, 'time-limits', 'import-declaration', 'days') ?? Number.NaN);
  const late = daysBetween(header.movementDate, tables.day) - limit;
  if (!(late > 0)) return [];
  const rate = attributeOf(tables, 'time-limits', 'import-declaration', 'rate_per_day') ?? '';
  return [
    warning(
      'V17',
      '/header/movementDate',
      {
        zh: `自进境之日起${limit}日内申报，已逾期${late}日，按日征收完税价格${rate}的滞报金(未经核实)`,
        en: `imports are declared within ${limit} days of entry: ${late} days late, at a fee of ${rate} of the value a day (unverified)`,
      },
      { zh: '核对进境日期；逾期天数遇节假日顺延', en: 'check the day of entry; a last day that is a holiday moves on' },
    ),
  ];
};

export const v17ImportTimeLimit: Rule = {
  id: 'V17',
  text: {
    zh: '进口货物自运输工具进境之日起14日内申报，逾期征收滞报金',
    en: 'Imports are declared within 14 days of the entry of the conveyance; later ones pay a late fee',
  },
  hint: { zh: '尽早申报，或提前申报', en: 'declare sooner, or in advance' },
  source: 'domain.md 1.7 and 3.4 V17 [M]: from memory, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['time-limits'],
  needs: { zh: '法定节假日历(期限顺延)', en: 'the calendar of holidays, by which the limit moves on' },
  check,
};
