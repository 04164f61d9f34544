import type { RuleAbout } from '../../domain/rules/rule.ts';

/** What is public about the faults of a foreign declaration that a draft should begin with. */
export const wcoRule: RuleAbout = {
  id: 'wco-declaration',
  text: {
    zh: '国外报关单为WCO数据模型的MetaData/Declaration，UTF-8或GBK的XML，不大于1 MiB，不含DOCTYPE与实体',
    en: 'A foreign declaration is a MetaData/Declaration of the WCO Data Model: XML in UTF-8 or GBK of at most 1 MiB, without DOCTYPE and entities',
  },
  hint: { zh: '按所示行号改正文件', en: 'mend the file at the line that is named' },
  source: 'WCO Data Model 3.x as published test declarations have it; limits of this window',
  since: '2026-11-27',
  severities: ['error'],
  verified: false,
  tables: ['wco-codes', 'countries', 'currencies'],
};
