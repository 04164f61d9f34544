import { entryOf, wordsOf } from '../code-tables.ts';
import type { Item, LicenceDocument } from '../content.ts';
import type { Fault } from '../fault.ts';
import { error, warning } from '../fault.ts';
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
    for (const [index, item] of items.entries()) claimFaults(item, `/items/${String(index)}`, licenceDocuments).forEach(add);
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

const CLAIM = ['originAgreement', 'originCertificateNo', 'originCertificateLine'] as const;

/** An item claims an agreement, a certificate and a line of it, or none of the three; the certificate is among the documents. */
function claimFaults(item: Item, path: string, documents: readonly LicenceDocument[]): readonly Fault[] {
  const missing = CLAIM.filter((key) => item[key] === '');
  if (missing.length === CLAIM.length) return [];
  const message = { zh: '享惠须同时填写协定、证书编号和证书项号', en: 'a claim has agreement, certificate and line of it' };
  const hint = { zh: '补齐，或全部删去', en: 'give all three, or none' };
  if (missing.length > 0) return missing.map((key) => error('V14', `${path}/${key}`, message, hint));
  const listed = `<${item.originAgreement}>${item.originCertificateNo}`;
  if (documents.some(({ code, number }) => code === 'Y' && number === listed)) return [];
  return [
    warning(
      'V14',
      `${path}/originCertificateNo`,
      {
        zh: '所用证书不在随附单证(Y)中，税款按无证明计算',
        en: 'the certificate is not among the documents (Y), so duty is worked out without it',
      },
      { zh: `在随附单证中加列：Y ${listed}`, en: `list it among the documents: Y ${listed}` },
    ),
  ];
}

export const v14OriginAgreement: Rule = {
  id: 'V14',
  text: {
    zh: '原产地证明的优惠贸易协定在申报日有效，且有商品原产于其成员；商品享惠须填协定、证书编号和项号，已登记的证书核对协定、原产国、商品编码、单位、有效期和余额',
    en: 'The agreement of a proof of origin is in force, and an item originates in a member of it; an item that claims one names agreement, certificate and line, and a registered certificate is checked for agreement, origin, HS, unit, validity and what is left',
  },
  hint: { zh: '核对协定代码与原产国', en: 'check agreement and countries of origin' },
  source: 'domain.md 3.4 V14 and 1.3-17 [M]: from memory, so it only warns',
  since: '2026-11-27',
  severities: ['error', 'warning'],
  verified: false,
  tables: ['trade-agreements', 'time-limits'],
  needs: {
    zh: '未在本窗口登记的证书不核对余额与有效期',
    en: 'of certificates that are not registered here neither balance nor validity',
  },
  check,
};
