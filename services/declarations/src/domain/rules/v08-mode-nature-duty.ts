import { entryOf, wordsOf } from '../code-tables.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** V08 (domain.md §3.4): supervision mode, levy nature and duty mode of the items fit together. The matrix is from memory: it warns. */
const check: Check = ({ header, items }, tables) =>
  collect((add) => {
    const { tradeMode, levyNature } = header;
    const pairs = tables.tables['trade-levy-pairs'];
    if (tradeMode === '' || levyNature === '' || !pairs.entries.some(({ code }) => code.startsWith(`${tradeMode}/`))) return;
    const pair = entryOf(tables, 'trade-levy-pairs', `${tradeMode}/${levyNature}`) ?? entryOf(tables, 'trade-levy-pairs', `${tradeMode}/*`);
    if (pair === undefined) {
      add(
        warning(
          'V08',
          '/header/levyNature',
          {
            zh: `监管方式${tradeMode}与征免性质${levyNature}不在对应关系表中(未经核实)`,
            en: `supervision mode ${tradeMode} with levy nature ${levyNature} is not in the matrix (unverified)`,
          },
          { zh: '核对监管方式与征免性质', en: 'check supervision mode and levy nature' },
        ),
      );
      return;
    }
    const modes = wordsOf(pair.attributes['duty_modes']);
    for (const [index, { dutyMode }] of items.entries()) {
      if (dutyMode === '' || modes.includes(dutyMode)) continue;
      add(
        warning(
          'V08',
          `/items/${String(index)}/dutyMode`,
          {
            zh: `监管方式${tradeMode}、征免性质${levyNature}之下，征减免税方式一般为${modes.join('、')}(未经核实)`,
            en: `with supervision mode ${tradeMode} and levy nature ${levyNature} the duty mode is ${modes.join(', ')} (unverified)`,
          },
          { zh: '核对征减免税方式', en: 'check the duty mode' },
        ),
      );
    }
  });

export const v08ModeNatureDuty: Rule = {
  id: 'V08',
  text: {
    zh: '监管方式、征免性质与征减免税方式相互对应',
    en: 'Supervision mode, levy nature and duty mode fit together',
  },
  hint: { zh: '核对三者的对应关系', en: 'check the three against each other' },
  source: 'domain.md 3.4 V08; the matrix from memory [M], so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['trade-levy-pairs'],
  needs: { zh: '海关的完整对应关系表；表中没有的监管方式不判断', en: 'the whole matrix of customs: modes without a row are not judged' },
  check,
};
