import type { RuleAbout } from '../../domain/rules/rule.ts';

/** What is public about the faults of a file, as the rules say it of those of a declaration. */
export const decMessageRule: RuleAbout = {
  id: 'dec-message',
  text: {
    zh: '报文为UTF-8或GBK的XML，不大于10 MiB，不含DOCTYPE与实体；同一要素不重复出现',
    en: 'A file is XML in UTF-8 or GBK of at most 10 MiB, without DOCTYPE and entities; no element comes twice',
  },
  hint: { zh: '按所示行号改正报文', en: 'mend the file at the line that is named' },
  source: 'DecMessage 4.x as public clients write it [S27, S28]; limits of this window',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: false,
  tables: [],
};
