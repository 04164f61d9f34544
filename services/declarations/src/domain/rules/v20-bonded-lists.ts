import { warning } from '../fault.ts';
import { parseBondedListNumber } from '../identifiers/bonded-list-number.ts';
import { parseDeclarationNumber } from '../identifiers/declaration-number.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** Elements of DecFreeTxt that have no field: the declaration and the account on the other side of a transfer. */
const related = 'DecFreeTxt/RelId';
const relatedAccount = 'DecFreeTxt/RelManNo';

/**
 * V20 (domain.md §3.4): a declaration that comes of a bonded list (核注清单, document `a`) names the list in its form, and what
 * it says of its other side (关联报关单号, 关联备案号) has the form of one. Whether the list is there is known elsewhere.
 */
const check: Check = ({ licenceDocuments, kept }) =>
  collect((add) => {
    for (const [index, { code, number }] of licenceDocuments.entries()) {
      if (code !== 'a' || number === '' || parseBondedListNumber(number).ok) continue;
      add(
        warning(
          'V20',
          `/licenceDocuments/${String(index)}/number`,
          { zh: `${number}不是核注清单编号`, en: `${number} is not the number of a bonded list` },
          {
            zh: 'QD加关区、年份、进出口标志与9位数字，例如QD490126I000000001',
            en: 'write QD, office, year, I or E and 9 digits, e.g. QD490126I000000001',
          },
        ),
      );
    }
    for (const [index, { path, value }] of kept.entries()) {
      const wrong =
        (path === related && value !== '' && !parseDeclarationNumber(value).ok) ||
        (path === relatedAccount && value !== '' && !/^[0-9A-Z]{12}$/.test(value));
      if (!wrong) continue;
      const [zh, en] =
        path === related
          ? ['关联报关单号须为18位', 'a related declaration has 18 digits']
          : ['关联备案号须为12位', 'a related account has 12 characters'];
      add(warning('V20', `/kept/${String(index)}/value`, { zh, en }, { zh: '核对关联单号', en: 'check the related number' }));
    }
  });

export const v20BondedLists: Rule = {
  id: 'V20',
  text: {
    zh: '核注清单编号、关联报关单号与关联备案号符合格式',
    en: 'Numbers of bonded lists, of related declarations and of related accounts have their form',
  },
  hint: { zh: '核对核注清单与关联单号', en: 'check bonded list and related numbers' },
  source: 'domain.md 3.4 V20 [S28a] and 4 [S27]',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: [],
  needs: {
    zh: '核注清单的报关类型与对应企业：由保税服务保管',
    en: 'kind of the list, and whether its parties are those of the declaration: bonded lists are kept elsewhere',
  },
  check,
};
