import { error } from '../fault.ts';
import { visitFields } from '../fields/visit-fields.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** Required fields, lengths, forms and numeric precision of domain.md §3.1-3.2, as the tables of `fields/` state them. */
const check: Check = (content) =>
  collect((add) => {
    const isImport = content.header.direction === 'I';
    visitFields(content, (field, value, within, key) => {
      if (value === '') {
        if (field.need === 'always' || (field.need === 'import' && isImport)) {
          add(
            error(
              'shape',
              `${within}/${key}`,
              { zh: `${field.zh}未填`, en: `${field.en} is missing` },
              { zh: `填写${field.zh}；${field.check.says.zh}`, en: `give it: it ${field.check.says.en}` },
            ),
          );
        }
        return;
      }
      if (!field.check.passes(value)) {
        add(
          error(
            'shape',
            `${within}/${key}`,
            { zh: `${field.zh}${field.check.says.zh}`, en: `${field.en} ${field.check.says.en}` },
            field.check.hint,
          ),
        );
      }
    });
    if (content.items.length === 0) {
      add(
        error('shape', '/items', { zh: '没有商品项', en: 'there are no items' }, { zh: '至少填写一项商品', en: 'give at least one item' }),
      );
    }
    const seen = new Map<string, number>();
    for (const [index, item] of content.items.entries()) {
      const first = seen.get(item.itemNo);
      if (item.itemNo !== '' && first !== undefined) {
        add(
          error(
            'shape',
            `/items/${String(index)}/itemNo`,
            { zh: `项号${item.itemNo}重复，与第${first + 1}项相同`, en: `item number ${item.itemNo} is used by item ${first + 1} too` },
            { zh: '每项使用不同的项号', en: 'give each item a number of its own' },
          ),
        );
      }
      if (first === undefined) seen.set(item.itemNo, index);
    }
  });

export const shape: Rule = {
  id: 'shape',
  text: {
    zh: '填写必填项，长度、格式与数值精度符合规范；项号不重复',
    en: 'Required fields are there; lengths, forms and numeric precision are right; item numbers differ',
  },
  hint: { zh: '按提示的格式填写该字段', en: 'write the field in the form that the fault names' },
  source: 'domain.md 3.1-3.2: GACC notice 2018-60 as amended by 2019-18, lengths from a public integration [S28c]',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: ['limits'],
  check,
};
