import { error } from '../fault.ts';
import { parseDeclarationNumber } from '../identifiers/declaration-number.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

const path = '/header/declarationNo';
const hint = { zh: '新申报时留空，海关编号由系统编排', en: 'leave it empty in a new declaration: the number is given here' };

/** V01 (domain.md §3.4): a given declaration number has its form and agrees with office, direction and year of the declaration. */
const check: Check = ({ header }) =>
  collect((add) => {
    if (header.declarationNo === '') return;
    const parsed = parseDeclarationNumber(header.declarationNo);
    if (!parsed.ok) {
      add(
        error('V01', path, { zh: '海关编号须为18位', en: 'a declaration number has 18 digits: office, year, 1 or 0, nine digits' }, hint),
      );
      return;
    }
    const { customsOffice, direction, year } = parsed.value;
    if (header.customsOffice !== '' && customsOffice !== header.customsOffice) {
      add(
        error(
          'V01',
          path,
          {
            zh: `海关编号的关区${customsOffice}与申报地海关${header.customsOffice}不符`,
            en: `office ${customsOffice} of the number is not the customs office ${header.customsOffice}`,
          },
          hint,
        ),
      );
    }
    if (direction !== undefined && header.direction !== '' && direction !== header.direction) {
      add(
        error(
          'V01',
          path,
          { zh: '海关编号的进出口标志与报关单不符', en: `the number says ${direction}, the declaration ${header.direction}` },
          hint,
        ),
      );
    }
    const declaredYear = header.declaredDate.slice(0, 4);
    if (/^\d{8}$/.test(header.declaredDate) && Number(declaredYear) !== year) {
      add(
        error(
          'V01',
          path,
          { zh: `海关编号的年份${year}与申报日期不符`, en: `year ${year} of the number is not that of the date of declaration` },
          hint,
        ),
      );
    }
  });

export const v01DeclarationNumber: Rule = {
  id: 'V01',
  text: {
    zh: '海关编号为18位，其关区、年份、进出口标志与报关单一致',
    en: 'A given declaration number has its form and agrees with office, year and direction',
  },
  hint: { zh: '新申报时留空', en: 'leave it empty in a new declaration' },
  source: 'domain.md 3.4 V01 and 4 [S26a, S26b]',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: [],
  check,
};
