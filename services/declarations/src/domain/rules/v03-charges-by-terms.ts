import { attributeOf, entryOf } from '../code-tables.ts';
import type { Charge } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import { error, warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

const charges = [
  ['freight', '运费', 'freight'],
  ['insurance', '保费', 'insurance'],
] as const;

const isGiven = ({ mark, amount }: Charge): boolean => mark !== '' || decimalOf(amount)?.gt(0) === true;

/**
 * V03 (domain.md §3.4): the terms say who has paid freight and insurance, so the value base is the price plus what is not in it
 * (import, CIF) or minus what is (export, FOB). Goods that do not cross the border have no freight to add.
 */
const check: Check = ({ header }, tables) =>
  collect((add) => {
    const terms = entryOf(tables, 'terms', header.terms);
    const way = header.direction === 'I' ? 'import' : header.direction === 'E' ? 'export' : undefined;
    if (terms === undefined || way === undefined) return;
    const crosses = attributeOf(tables, 'transport-modes', header.transportMode, 'crosses_border') === 'yes';
    const say = terms.confidence === 'doubtful' ? warning : error;
    const [zhWay, enWay] = way === 'import' ? ['进口', 'imports'] : ['出口', 'exports'];
    for (const [name, zh, en] of charges) {
      const wanted = terms.attributes[`${way}_${name}`];
      const path = `/header/${name}`;
      const given = isGiven(header[name]);
      if (wanted === 'required' && !given && crosses) {
        add(
          say(
            'V03',
            path,
            { zh: `${zhWay}成交方式${terms.zh}须填${zh}`, en: `${enWay} under ${terms.en} need the ${en}` },
            { zh: `填写${zh}的标记、数值与币制`, en: `give mark, amount and currency of the ${en}` },
          ),
        );
      }
      if (wanted === 'forbidden' && given) {
        add(
          say(
            'V03',
            path,
            { zh: `${zhWay}成交方式${terms.zh}不填${zh}`, en: `${enWay} under ${terms.en} have no ${en}` },
            { zh: `删除${zh}，或核对成交方式`, en: `take the ${en} away, or check the terms` },
          ),
        );
      }
    }
  });

export const v03ChargesByTerms: Rule = {
  id: 'V03',
  text: {
    zh: '运费、保费与成交方式相符：进口CIF不填，FOB均填，C&F只填保费；出口相反',
    en: 'Freight and insurance fit the terms: imports have none under CIF, both under FOB, insurance under C&F; exports the other way round',
  },
  hint: { zh: '补填或删除运费、保费，或核对成交方式', en: 'give or take away freight and insurance, or check the terms' },
  source: 'domain.md 3.4 V03, in part [S28i]; C&I and EXW from memory, so they only warn',
  since: '2026-11-27',
  severities: ['error', 'warning'],
  verified: false,
  tables: ['terms', 'transport-modes'],
  check,
};
