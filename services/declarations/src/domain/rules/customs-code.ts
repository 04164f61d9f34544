import { error, warning } from '../fault.ts';
import { parseCustomsCode } from '../identifiers/customs-code.ts';
import { parseOrganisationCode } from '../identifiers/organisation-code.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * 海关编码 of every party. Owners that are not registered with customs give their organisation code of nine characters there, as
 * filed declarations show; its check character (GB 11714) only warns.
 */
const check: Check = ({ header }) =>
  collect((add) => {
    for (const party of ['trader', 'owner', 'declarant', 'inputUnit'] as const) {
      const code = header[party].customsCode;
      if (code === '' || parseCustomsCode(code).ok) continue;
      const path = `/header/${party}/customsCode`;
      const organisation = parseOrganisationCode(code);
      if (party === 'owner' && (organisation.ok || organisation.problem === 'check')) {
        if (!organisation.ok) {
          add(
            warning(
              'customs-code',
              path,
              {
                zh: `组织机构代码的校验码应为${organisation.expected}`,
                en: `the check character of the organisation code should be ${organisation.expected}`,
              },
              { zh: '核对组织机构代码', en: 'check the organisation code' },
            ),
          );
        }
        continue;
      }
      add(
        error(
          'customs-code',
          path,
          {
            zh: '海关编码须为10位：4位地区数字加6位字母或数字',
            en: 'a customs code has 10 characters: 4 digits of region and 6 letters or digits',
          },
          { zh: '填写海关注册登记的10位编码', en: 'write the 10 characters of the registration with customs' },
        ),
      );
    }
  });

export const customsCode: Rule = {
  id: 'customs-code',
  text: {
    zh: '海关编码为10位；消费使用/生产销售单位可填9位组织机构代码',
    en: 'Customs codes have 10 characters; an owner may give its organisation code of nine',
  },
  hint: { zh: '填写海关注册登记的10位编码', en: 'write the 10 characters of the registration' },
  source: 'domain.md 4 [S27]',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: false,
  tables: [],
  check,
};
