import { error } from '../fault.ts';
import { visitFields } from '../fields/visit-fields.ts';
import type { Rule } from './rule.ts';
import { collect } from './rule.ts';

/** Required fields, lengths, forms and numeric precision of domain.md §3.1-3.2, as the tables of `fields/` state them. */
export const shape: Rule = (content) =>
  collect((add) => {
    const isImport = content.header.direction === 'I';
    visitFields(content, (field, value, path) => {
      if (value === '') {
        if (field.need === 'always' || (field.need === 'import' && isImport)) {
          add(
            error(
              'shape',
              path,
              { zh: `${field.zh}未填`, en: `${field.en} is missing` },
              { zh: `填写${field.zh}；${field.check.says.zh}`, en: `give it: it ${field.check.says.en}` },
            ),
          );
        }
        return;
      }
      if (!field.check.passes(value)) {
        add(error('shape', path, { zh: `${field.zh}${field.check.says.zh}`, en: `${field.en} ${field.check.says.en}` }, field.check.hint));
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
