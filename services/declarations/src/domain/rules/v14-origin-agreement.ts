import { entryOf, wordsOf } from '../code-tables.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** A proof of origin as it is listed: the agreement in angle brackets, then its number. */
const proof = /^<(\d{2})>(.*)$/;

/**
 * V14 (domain.md §3.4, §1.3-17): a proof of origin (document Y) names an agreement that is in force, and at least one item
 * originates in a member of it. Form and agreements are from memory: it warns.
 */
const check: Check = ({ header, items, licenceDocuments }, tables) =>
  collect((add) => {
    if (header.direction !== 'I') return;
    for (const [index, { code, number }] of licenceDocuments.entries()) {
      if (code !== 'Y') continue;
      const path = `/licenceDocuments/${String(index)}/number`;
      const match = proof.exec(number);
      if (match === null) {
        add(
          warning(
            'V14',
            path,
            { zh: '原产地证明编号前须有协定代码', en: 'the number of a proof of origin begins with its agreement' },
            { zh: '例如<02>加证书编号', en: 'write it as <02> and the number of the certificate' },
          ),
        );
        continue;
      }
      const agreement = entryOf(tables, 'trade-agreements', match[1] ?? '');
      if (agreement === undefined) {
        add(
          warning(
            'V14',
            path,
            {
              zh: `协定代码${match[1] ?? ''}在${tables.day}不在表中(未经核实)`,
              en: `agreement ${match[1] ?? ''} is not in the table on ${tables.day} (unverified)`,
            },
            { zh: '核对协定代码', en: 'check the code of the agreement' },
          ),
        );
        continue;
      }
      const members = wordsOf(agreement.attributes['members']);
      if (items.some(({ originCountry }) => members.includes(originCountry))) continue;
      add(
        warning(
          'V14',
          path,
          { zh: `没有商品原产于${agreement.zh}成员`, en: `no item originates in a member of ${agreement.en}` },
          { zh: '核对原产国，或删除该证明', en: 'check the countries of origin, or take the proof away' },
        ),
      );
    }
  });

export const v14OriginAgreement: Rule = {
  id: 'V14',
  text: {
    zh: '原产地证明的优惠贸易协定在申报日有效，且有商品原产于其成员',
    en: 'The agreement of a proof of origin is in force, and an item originates in a member of it',
  },
  hint: { zh: '核对协定代码与原产国', en: 'check agreement and countries of origin' },
  source: 'domain.md 3.4 V14 and 1.3-17 [M]: from memory, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['trade-agreements'],
  needs: {
    zh: '商品与证书项的对应、证书余额与有效期：需要证书登记',
    en: 'which line of a certificate an item uses, its balance and validity: a register of certificates',
  },
  check,
};
