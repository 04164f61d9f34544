import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

const parties = ['trader', 'owner', 'declarant', 'inputUnit'] as const;

/**
 * V13 (domain.md §3.4): credit code and customs code of a party are registered together. Without the register, what can be seen is
 * a declaration that contradicts itself: one code with two partners. Nine-character organisation codes of owners are left out.
 */
const check: Check = ({ header }) =>
  collect((add) => {
    const seen = new Map<string, { readonly partner: string; readonly party: string }>();
    for (const party of parties) {
      const { creditCode, customsCode } = header[party];
      if (creditCode === '' || customsCode.length !== 10) continue;
      for (const [code, partner, field] of [
        [`credit ${creditCode}`, customsCode, 'customsCode'],
        [`customs ${customsCode}`, creditCode, 'creditCode'],
      ] as const) {
        const before = seen.get(code);
        if (before !== undefined && before.partner !== partner) {
          add(
            warning(
              'V13',
              `/header/${party}/${field}`,
              {
                zh: `同一企业的代码前后不一：此处${partner}，另处${before.partner}`,
                en: `one company with two codes: ${partner} here, ${before.partner} at ${before.party}`,
              },
              {
                zh: '统一社会信用代码与海关编码应为同一企业登记',
                en: 'credit code and customs code are registered for one company together',
              },
            ),
          );
        }
        seen.set(code, before ?? { partner, party });
      }
    }
  });

export const v13PartyCodes: Rule = {
  id: 'V13',
  text: {
    zh: '统一社会信用代码与10位海关编码为同一企业登记；同一报关单中不得前后不一',
    en: 'Credit code and customs code belong to one company; within a declaration they never contradict each other',
  },
  hint: { zh: '核对各单位的两个代码', en: 'check both codes of each party' },
  source: 'domain.md 3.4 V13',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: [],
  needs: { zh: '海关企业注册登记库', en: 'the register of companies of customs' },
  check,
};
