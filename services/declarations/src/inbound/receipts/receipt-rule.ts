import type { RuleAbout } from '../../domain/rules/rule.ts';

/** What is public about the faults of receipts that others send. */
export const receiptRule: RuleAbout = {
  id: 'receipt',
  text: {
    zh: '回执须有报关单号或统一编号、代码和通知时间；未知代码照样保存',
    en: 'A receipt has a declaration number or a unified number, a code and a notice time; an unknown code is kept all the same',
  },
  hint: { zh: '按所示位置改正回执', en: 'mend the receipt at the place that is named' },
  source: 'domain.md 3.7; DEC_RESULT as public clients write it [S27, S28]; limits of this window',
  since: '2026-11-27',
  severities: ['error'],
  verified: false,
  tables: ['receipt-codes', 'receipt-states'],
};
