import { attributeOf, entryOf, isInForce, wordsOf } from '../code-tables.ts';
import type { CodeEntry, CodeTables } from '../code-tables.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

/** Customs offices of the Changsha district: the only ones whose sites the table has. */
const known = /^49\d\d$/;

function categoryOf(hsCode: string, tables: CodeTables): CodeEntry | undefined {
  const named = attributeOf(tables, 'hs-headings', hsCode, 'category');
  if (named !== undefined) return entryOf(tables, 'designated-goods', named);
  return tables.tables['designated-goods'].entries.find(
    (entry) => isInForce(entry, tables.day) && wordsOf(entry.attributes['hs_prefixes']).some((prefix) => hsCode.startsWith(prefix)),
  );
}

/**
 * V18 (domain.md §3.4, §1.2-10): meat, fruit, grain, timber, vehicles and drugs come in only at sites designated for them on that
 * day. Which sites of Hunan are is from public news and memory: it warns.
 */
const check: Check = ({ header, items }, tables) => {
  const office = header.portOffice;
  const crosses = attributeOf(tables, 'transport-modes', header.transportMode, 'crosses_border') === 'yes';
  if (header.direction !== 'I' || !crosses || !known.test(office)) return [];
  return items.flatMap(({ hsCode }, index) => {
    const category = categoryOf(hsCode, tables);
    if (category === undefined || entryOf(tables, 'designated-sites', `${office}/${category.code}`) !== undefined) return [];
    return [
      warning(
        'V18',
        `/items/${String(index)}/hsCode`,
        {
          zh: `进出境关别${office}没有已知的${category.zh}指定监管场地(未经核实)`,
          en: `no site at office ${office} is known to be designated for ${category.en.toLowerCase()} (unverified)`,
        },
        { zh: '核对进出境关别，或改由指定监管场地进境', en: 'check the port office, or enter at a designated site' },
      ),
    ];
  });
};

export const v18DesignatedSites: Rule = {
  id: 'V18',
  text: {
    zh: '肉类、水果、粮食、木材、整车、药品只能由当日有资质的指定监管场地进境',
    en: 'Meat, fruit, grain, timber, vehicles and drugs come in at sites that are designated for them on that day',
  },
  hint: { zh: '改由指定监管场地进境', en: 'enter at a designated site' },
  source: 'domain.md 1.2-10 and 3.4 V18 [S32a, S32c], first days not known, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['designated-goods', 'designated-sites', 'hs-headings', 'transport-modes'],
  needs: {
    zh: '海关总署公布的指定监管场地名单；其他关区不判断',
    en: 'the published list of sites with their days: offices of other districts are not judged',
  },
  check,
};
