import { entryOf } from '../code-tables.ts';
import type { CodeTable } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import type { Text } from '../fault.ts';
import { visitFields } from '../fields/visit-fields.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * Codes have to be in their table, in force on the day of the declaration (domain.md §3.3). What an unknown code is stands with
 * the table: a table that nobody has checked against the official one only warns, since a gap in our data must not stop goods,
 * and a starter says nothing.
 */
const check: Check = (content, tables) =>
  collect((add) => {
    visitFields(content, (field, value, within, key) => {
      // a code of the wrong form is the shape rule's
      if (field.table === undefined || value === '' || !field.check.passes(value)) return;
      const table = tables.tables[field.table];
      if (table.unknownCode === 'ignore' || entryOf(tables, field.table, value) !== undefined) return;
      const say = table.unknownCode === 'error' ? error : warning;
      const why = table.byCode.has(value) ? notInForce(table, value, tables.day) : notThere(table);
      add(
        say(
          'code-table',
          `${within}/${key}`,
          { zh: `${field.zh}代码${value}${why.zh}`, en: `${field.en} ${value} ${why.en}` },
          { zh: `核对代码；所用版本${table.version}`, en: `check the code; version ${table.version} of the table was used` },
        ),
      );
    });
  });

function notThere({ title, unknownCode }: CodeTable): Text {
  const doubt = unknownCode === 'error' ? { zh: '', en: '' } : { zh: '(该表未经核实)', en: ' (an unverified table)' };
  return { zh: `不在${title.zh}中${doubt.zh}`, en: `is not in the table "${title.en}"${doubt.en}` };
}

function notInForce({ byCode }: CodeTable, code: string, day: string): Text {
  const spans = (byCode.get(code) ?? []).map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }));
  const zh = spans.map(({ from, to }) => `${from}至${to === '' ? '今' : to}`).join('、');
  const en = spans.map(({ from, to }) => (to === '' ? `from ${from}` : `from ${from} to ${to}`)).join(', ');
  return { zh: `在${day}不适用(适用期${zh})`, en: `is not in force on ${day}, only ${en}` };
}

export const codeTable: Rule = {
  id: 'code-table',
  text: {
    zh: '各代码须在申报日适用的代码表中；未经核实的表仅提示',
    en: 'Codes are in their table, in force on the day of the declaration; an unverified table only warns',
  },
  hint: { zh: '核对代码', en: 'check the code' },
  source: 'domain.md 3.3; each row names its own source',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: false,
  tables: [
    'transport-modes',
    'trade-modes',
    'levy-natures',
    'duty-modes',
    'terms',
    'units',
    'package-types',
    'container-specifications',
    'customs-offices',
    'countries',
    'currencies',
    'licence-documents',
    'entry-types',
    'list-types',
    'transit-relations',
  ],
  check,
};
