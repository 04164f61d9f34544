import { error, warning } from '../fault.ts';
import { hasRightOrganisationCode, parseCreditCode } from '../identifiers/credit-code.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** 统一社会信用代码 of every party by GB 32100; a wrong organisation code within a right one only warns (domain.md §4). */
const check: Check = ({ header }) =>
  collect((add) => {
    for (const party of ['trader', 'owner', 'declarant', 'inputUnit'] as const) {
      const code = header[party].creditCode;
      if (code === '') continue;
      const path = `/header/${party}/creditCode`;
      const parsed = parseCreditCode(code);
      if (parsed.ok) {
        if (!hasRightOrganisationCode(parsed.value)) {
          add(
            warning(
              'credit-code',
              path,
              {
                zh: '统一社会信用代码中的组织机构代码校验码不符',
                en: 'the organisation code within the credit code has a wrong check character',
              },
              { zh: '早期代码可能如此；请核对营业执照', en: 'some early codes are so; compare it with the business licence' },
            ),
          );
        }
        continue;
      }
      const message =
        parsed.problem === 'check'
          ? {
              zh: `统一社会信用代码的校验码应为${parsed.expected}`,
              en: `the check character of the credit code should be ${parsed.expected}`,
            }
          : { zh: '统一社会信用代码须为18位(不含I、O、S、V、Z)', en: 'a credit code has 18 characters without I, O, S, V and Z' };
      add(error('credit-code', path, message, { zh: '对照营业执照核对', en: 'compare it with the business licence' }));
    }
  });

export const creditCode: Rule = {
  id: 'credit-code',
  text: {
    zh: '统一社会信用代码符合GB 32100；其中组织机构代码校验码不符时仅提示',
    en: 'Credit codes have the form and check character of GB 32100; a wrong organisation code within one only warns',
  },
  hint: { zh: '对照营业执照核对', en: 'compare it with the business licence' },
  source: 'GB 32100-2015, GB 11714; domain.md 4',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: true,
  tables: [],
  check,
};
