import type { CodeEntry, CodeTableSet } from '../code-tables.ts';
import { wordsOf } from '../code-tables.ts';
import type { Text } from '../fault.ts';
import type { RuleAbout } from '../rules/rule.ts';

/** Words of the column `demanded_by` of the table `summary-fields`, in the order in which they are told. */
const FLAGS: Readonly<Record<string, Text>> = {
  always: { zh: '各票均须', en: 'always' },
  controlled: { zh: '涉证另须', en: 'under licence also' },
  inspected: { zh: '涉检另须', en: 'under inspection also' },
  taxed: { zh: '涉税另须', en: 'taxed also' },
};

/**
 * What the public catalogue says of the two-step declaration (两步申报): what each flag demands of a summary, and what its completion has to
 * agree on. The words are made of the table `summary-fields`, which the checks read as well, so that they cannot say something else.
 */
export function summaryRules({ tables }: CodeTableSet): readonly RuleAbout[] {
  // what has an end is told by the table itself, with its days
  const entries = tables['summary-fields'].entries.filter(({ validTo }) => validTo === '');
  const agreeing = namesOf(entries.filter(({ attributes }) => attributes['must_agree'] === 'yes'));
  const demands = Object.entries(FLAGS).flatMap(([word, label]) => {
    const names = namesOf(entries.filter(({ attributes }) => wordsOf(attributes['demanded_by']).includes(word)));
    return names.en === '' ? [] : [{ zh: `${label.zh}：${names.zh}`, en: `${label.en}: ${names.en}` }];
  });
  const about = { source: sourceOf(entries), since: '2026-11-27', verified: entries.every(({ confidence }) => confidence === 'verified') };
  return [
    {
      ...about,
      id: 'summary',
      text: {
        zh: `两步申报只适用于进口；概要申报须填——${demands.map(({ zh }) => zh).join('；')}`,
        en: `Only imports are declared in two steps. A summary states ${demands.map(({ en }) => en).join('; ')}`,
      },
      hint: { zh: '补填所列项目，或改正涉证、涉检、涉税标志', en: 'give what is named, or correct the three flags of the summary' },
      severities: ['error'],
      tables: ['summary-fields'],
    },
    {
      ...about,
      id: 'summary-differs',
      text: {
        zh: `完整申报的${agreeing.zh}须与概要申报一致；其他不同之处只提示，海关可见`,
        en: `A complete declaration agrees with its summary on: ${agreeing.en}. Any other difference is a warning, and customs see it`,
      },
      hint: { zh: '改回概要申报的内容；概要有误的，先修改概要', en: 'put it back; a summary that is wrong is amended first' },
      severities: ['error', 'warning'],
      tables: ['summary-fields'],
    },
  ];
}

const namesOf = (entries: readonly CodeEntry[]): Text => ({
  zh: entries.map(({ zh }) => zh).join('、'),
  en: entries.map(({ en }) => en).join(', '),
});

const sourceOf = (entries: readonly CodeEntry[]): string => [...new Set(entries.map(({ source }) => source))].join('; ');
