import { error } from '../fault.ts';
import { parseUnNumber } from '../identifiers/un-number.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** 危险货物UN编号: form only, the number has no check digit. */
const check: Check = ({ items }) =>
  collect((add) => {
    for (const [index, item] of items.entries()) {
      if (item.unNumber === '' || parseUnNumber(item.unNumber).ok) continue;
      add(
        error(
          'un-number',
          `/items/${String(index)}/unNumber`,
          { zh: `${item.unNumber}不是UN编号`, en: `${item.unNumber} is not a UN number` },
          { zh: 'UN加4位数字，例如UN0335', en: 'write UN and 4 digits, e.g. UN0335' },
        ),
      );
    }
  });

export const unNumber: Rule = {
  id: 'un-number',
  text: { zh: 'UN编号为UN加4位数字', en: 'A UN number is UN and 4 digits' },
  hint: { zh: '例如UN0335', en: 'write UN and 4 digits, e.g. UN0335' },
  source: 'domain.md 4',
  since: '2026-11-25',
  severities: ['error'],
  verified: true,
  tables: [],
  check,
};
