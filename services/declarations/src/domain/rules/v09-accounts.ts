import { entryOf, wordsOf } from '../code-tables.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * V09 (domain.md §3.4 [M]): the first letter of the account or manual (备案号) goes with the supervision mode, and each item
 * names its line in it. From memory: it warns.
 */
const check: Check = ({ header, items }, tables) =>
  collect((add) => {
    const { manualNo, tradeMode } = header;
    const path = '/header/manualNo';
    if (manualNo === '') {
      const kind = tables.tables['account-kinds'].entries.find(({ attributes }) => wordsOf(attributes['trade_modes']).includes(tradeMode));
      if (kind === undefined) return;
      add(
        warning(
          'V09',
          path,
          { zh: `监管方式${tradeMode}一般须有${kind.zh}的备案号`, en: `supervision mode ${tradeMode} goes with an account: ${kind.en}` },
          { zh: '填写备案号', en: 'give the number of the account or manual' },
        ),
      );
      return;
    }
    const letter = manualNo.charAt(0);
    const kind = entryOf(tables, 'account-kinds', letter);
    const modes = wordsOf(kind?.attributes['trade_modes']);
    if (kind === undefined) {
      add(
        warning(
          'V09',
          path,
          { zh: `备案号首位${letter}不在表中(未经核实)`, en: `the first letter ${letter} is no known kind of account (unverified)` },
          { zh: '核对备案号', en: 'check the number' },
        ),
      );
    } else if (!modes.includes('*') && tradeMode !== '' && !modes.includes(tradeMode)) {
      add(
        warning(
          'V09',
          path,
          { zh: `${kind.zh}一般不用于监管方式${tradeMode}`, en: `${kind.en}: not used with supervision mode ${tradeMode}` },
          { zh: '核对备案号与监管方式', en: 'check number and supervision mode' },
        ),
      );
    }
    for (const [index, { accountLine }] of items.entries()) {
      if (accountLine !== '') continue;
      add(
        warning(
          'V09',
          `/items/${String(index)}/accountLine`,
          { zh: '有备案号时须填备案序号', en: 'with an account, each item names its line in it' },
          { zh: '填写该商品在账册或手册中的序号', en: 'give the line of the account or manual' },
        ),
      );
    }
  });

export const v09Accounts: Rule = {
  id: 'V09',
  text: {
    zh: '备案号首位与监管方式相符；有备案号时每项填备案序号',
    en: 'The first letter of the account fits the supervision mode; with an account each item names its line',
  },
  hint: { zh: '核对备案号、监管方式与备案序号', en: 'check account, supervision mode and lines' },
  source: 'domain.md 3.4 V09 [M]: from memory, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['account-kinds'],
  needs: {
    zh: '账册是否存在、余额是否足够，由保税服务核对',
    en: 'whether the account exists and has the balance: bonded accounts are kept elsewhere',
  },
  check,
};
