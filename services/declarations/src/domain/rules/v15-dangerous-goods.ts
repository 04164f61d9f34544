import { entryOf } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * V15 (domain.md §3.4): dangerous goods have their UN number with name and package, or the mark that they are no dangerous
 * chemical. Which tariff lines are dangerous is from memory, so that part warns until its row is verified.
 */
const check: Check = ({ items }, tables) =>
  collect((add) => {
    for (const [index, item] of items.entries()) {
      const path = `/items/${String(index)}`;
      const tariff = entryOf(tables, 'hs-headings', item.hsCode);
      if (tariff?.attributes['dangerous'] === 'yes' && item.unNumber === '' && item.notDangerousFlag !== '1') {
        const say = tariff.confidence === 'verified' ? error : warning;
        add(
          say(
            'V15',
            `${path}/unNumber`,
            { zh: `${item.hsCode}为危险货物，须填UN编号`, en: `${item.hsCode} is dangerous: its UN number is missing` },
            {
              zh: '填写UN编号与危包信息，或填非危险化学品',
              en: 'give UN number and package, or the mark that it is no dangerous chemical',
            },
          ),
        );
      }
      if (item.unNumber === '') continue;
      for (const [name, zh, en] of [
        ['dangerousName', '危险货物名称', 'name of the dangerous goods'],
        ['dangerousPackageType', '危包类别', 'type of their package'],
      ] as const) {
        if (item[name] !== '') continue;
        add(
          warning(
            'V15',
            `${path}/${name}`,
            { zh: `有UN编号时须填${zh}`, en: `with a UN number the ${en} is given` },
            { zh: `填写${zh}`, en: 'give it' },
          ),
        );
      }
    }
  });

export const v15DangerousGoods: Rule = {
  id: 'V15',
  text: {
    zh: '危险货物须填UN编号、名称与危包类别，或填非危险化学品',
    en: 'Dangerous goods have UN number, name and package, or the mark that they are no dangerous chemical',
  },
  hint: { zh: '补全危险货物信息', en: 'complete what is said of the dangerous goods' },
  source: 'domain.md 3.4 V15; dangerous tariff lines from memory, so it only warns',
  since: '2026-11-27',
  severities: ['error', 'warning'],
  verified: false,
  tables: ['hs-headings'],
  needs: {
    zh: '危险货物一览表(UN编号、类别、包装类)',
    en: 'the list of dangerous goods (UN number, class, packing group)',
  },
  check,
};
