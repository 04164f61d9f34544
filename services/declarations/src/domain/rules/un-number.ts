import { error } from '../fault.ts';
import { parseUnNumber } from '../identifiers/un-number.ts';
import type { Rule } from './rule.ts';
import { collect } from './rule.ts';

/** 危险货物UN编号: form only, the number has no check digit. */
export const unNumber: Rule = ({ items }) =>
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
