import { error, warning } from '../fault.ts';
import { visitFields } from '../fields/visit-fields.ts';
import type { Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * Codes have to be in their table (domain.md §3.3). A table that nobody has checked against the official one only warns: a gap in
 * our data must not stop goods.
 */
export const codeTable: Rule = (content, tables) =>
  collect((add) => {
    visitFields(content, (field, value, path) => {
      // a code of the wrong form is the shape rule's
      if (field.table === undefined || value === '' || !field.check.passes(value)) return;
      const table = tables[field.table];
      if (table.entries.has(value)) return;
      const say = table.verified ? error : warning;
      const doubt = table.verified ? { zh: '', en: '' } : { zh: '(该表未经核实)', en: ' (an unverified table)' };
      add(
        say(
          'code-table',
          path,
          {
            zh: `${field.zh}代码${value}不在${table.title.zh}中${doubt.zh}`,
            en: `${field.en} ${value} is not in the table "${table.title.en}"${doubt.en}`,
          },
          { zh: `核对代码；所用版本${table.version}`, en: `check the code; version ${table.version} of the table was used` },
        ),
      );
    });
  });
