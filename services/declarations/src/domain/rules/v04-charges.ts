import type { Charge } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import { error } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

const charges = [
  ['freight', '运费', 'freight'],
  ['insurance', '保费', 'insurance'],
  ['otherCosts', '杂费', 'other costs'],
] as const;

/**
 * V04 (domain.md §3.4): a unit price (2) or a total (3) wants a currency, a rate (1) has none; a mark wants an amount and an amount
 * above zero wants a mark, since without it nobody can tell what it is.
 */
const check: Check = ({ header }) =>
  collect((add) => {
    for (const [name, zh, en] of charges) {
      const charge: Charge = header[name];
      const at = (field: keyof Charge): string => `/header/${name}/${field}`;
      if ((charge.mark === '2' || charge.mark === '3') && charge.currency === '') {
        add(
          error(
            'V04',
            at('currency'),
            { zh: `${zh}标记为${charge.mark}时须填币制`, en: `${en} with mark ${charge.mark} needs a currency` },
            { zh: '填写币制，例如USD', en: 'give the currency, e.g. USD' },
          ),
        );
      }
      if (charge.mark === '1' && charge.currency !== '') {
        add(
          error(
            'V04',
            at('currency'),
            { zh: `${zh}为费率(标记1)时币制须为空`, en: `${en} is a rate (mark 1) and has no currency` },
            { zh: '删除币制，或改用标记2、3', en: 'take the currency away, or use mark 2 or 3' },
          ),
        );
      }
      if (['1', '2', '3'].includes(charge.mark) && charge.amount === '') {
        add(
          error(
            'V04',
            at('amount'),
            { zh: `有${zh}标记而无数值`, en: `${en} has a mark and no amount` },
            { zh: '填写数值，或删除标记', en: 'give the amount, or take the mark away' },
          ),
        );
      }
      if (charge.mark === '' && decimalOf(charge.amount)?.gt(0) === true) {
        add(
          error(
            'V04',
            at('mark'),
            { zh: `有${zh}数值而无标记`, en: `${en} has an amount and no mark` },
            { zh: '填写标记：1费率、2单价、3总价', en: 'give the mark: 1 rate, 2 unit price, 3 total' },
          ),
        );
      }
    }
  });

export const v04Charges: Rule = {
  id: 'V04',
  text: {
    zh: '运费、保费、杂费：单价或总价须有币制，费率不填币制；标记与数值同时填写',
    en: 'A charge by unit price or total has a currency, a rate has none; mark and amount come together',
  },
  hint: { zh: '补填或删除币制、标记、数值', en: 'give or take away currency, mark or amount' },
  source: 'domain.md 3.4 V04 [S28i]',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: [],
  check,
};
