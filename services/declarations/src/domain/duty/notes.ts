import type { Text } from '../fault.ts';
import type { LawDay } from './law-day.ts';
import type { Worksheet } from './worksheet.ts';

const NOT_INCLUDED: Text = {
  zh: '未计入：反倾销税、反补贴税、保障措施关税、加征关税、关税配额、滞纳金',
  en: 'Not included: anti-dumping, countervailing, safeguard and additional duties, tariff quotas, late-payment fees',
};

/** What the reader has to know of a calculation that no step says. */
export function notesOf(sheet: Worksheet, direction: string, lawDay: LawDay): readonly Text[] {
  const unverified = sheet.rates.filter(({ confidence }) => confidence !== 'verified').length;
  return [
    ...(unverified === 0
      ? []
      : [
          {
            zh: `所用${String(sheet.rates.length)}项税率、汇率等中有${String(unverified)}项未经核实，结果仅供参考`,
            en: `${String(unverified)} of the ${String(sheet.rates.length)} rates used are unverified: the result is for orientation only`,
          },
        ]),
    ...(lawDay.basis === 'entry'
      ? [
          {
            zh: `提前申报：按申报的进境日期${lawDay.day}适用税率、汇率，实际进境日期不同时须重新计算`,
            en: `Declared in advance: rates are those of the declared day of entry, ${lawDay.day}; another day of entry changes them`,
          },
        ]
      : []),
    ...(direction === 'I' ? [{ zh: '滞报期限未计法定节假日顺延', en: 'The limit of declaring is not moved on by public holidays' }] : []),
    NOT_INCLUDED,
  ];
}
