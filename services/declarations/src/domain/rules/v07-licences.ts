import { entryOf, wordsOf } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

/** Documents whose number may stand in the field 许可证号 of the head instead. */
const licences = new Set(['1', '2', '3', '4', 'G', 'x', 'y']);

/**
 * V07 (domain.md §3.4): the supervision conditions of a tariff line name the documents that must be listed. The letter of the
 * condition is the code of the document. Both tables are unverified, so it warns.
 */
const check: Check = ({ header, items, licenceDocuments }, tables) => {
  const listed = new Set(licenceDocuments.map(({ code }) => code));
  return items.flatMap(({ hsCode }, index): Fault[] => {
    const tariff = entryOf(tables, 'hs-headings', hsCode);
    return wordsOf(tariff?.attributes['conditions']).flatMap((letter): Fault[] => {
      const document = entryOf(tables, 'licence-documents', letter);
      if (tariff === undefined || document === undefined) return [];
      const { direction, document: kind } = document.attributes;
      if (direction !== '*' && direction !== header.direction) return [];
      const verified = tariff.confidence === 'verified' && document.confidence === 'verified';
      const say = verified ? error : warning;
      const doubt = verified ? { zh: '', en: '' } : { zh: '(未经核实的条件)', en: ' (an unverified condition)' };
      if (kind === 'forbidden')
        return [
          say(
            'V07',
            `/items/${String(index)}/hsCode`,
            { zh: `${hsCode}：${document.zh}${doubt.zh}`, en: `${hsCode}: ${document.en}${doubt.en}` },
            { zh: '核对商品编号', en: 'check the commodity code' },
          ),
        ];
      if (kind !== 'yes' || listed.has(letter) || (licences.has(letter) && header.licenceNo !== '')) return [];
      return [
        say(
          'V07',
          `/items/${String(index)}/hsCode`,
          { zh: `${hsCode}须有${letter} ${document.zh}${doubt.zh}`, en: `${hsCode} needs document ${letter}, ${document.en}${doubt.en}` },
          { zh: `在随附单证中加入代码${letter}及编号`, en: `list code ${letter} with its number among the licences` },
        ),
      ];
    });
  });
};

export const v07Licences: Rule = {
  id: 'V07',
  text: {
    zh: '商品的监管条件所要求的监管证件须列明；禁止进出口的商品提示',
    en: 'Documents that the supervision conditions of the goods ask for are listed; forbidden goods are told',
  },
  hint: { zh: '在随附单证中补列证件代码与编号', en: 'list code and number of the document' },
  source: 'domain.md 3.4 V07; conditions and documents from memory, so it only warns',
  since: '2026-11-27',
  severities: ['error', 'warning'],
  verified: false,
  tables: ['hs-headings', 'licence-documents'],
  needs: {
    zh: '证件余额与有效期的核对需要发证机关的数据',
    en: 'balance and validity of licences: the registers of the offices that issue them',
  },
  check,
};
