import type { CodeTables } from '../../domain/code-tables.ts';
import { attributeOf, entryOf, isInForce } from '../../domain/code-tables.ts';
import { decimalOf } from '../../domain/decimals.ts';
import type { Conversion } from './wco-rows.ts';

/** Ours for a foreign value; undefined when there is none, and then it is kept as it came. */
export function convert(value: string, as: Conversion, tables: CodeTables): string | undefined {
  const ours = (list: string, code: string): string | undefined => attributeOf(tables, 'wco-codes', `${list}/${code}`, 'ours');
  switch (as) {
    case 'text':
      return value;
    case 'number':
      return /^\d{1,9}$/.test(value) ? value : undefined;
    case 'decimal':
      return decimalOf(value) === undefined ? undefined : value;
    case 'direction':
      return ours('direction', value.slice(0, 2));
    case 'mode':
    case 'terms':
    case 'package':
      return ours(as, value);
    case 'country':
      return alpha3Of(value, tables);
    case 'currency':
      return entryOf(tables, 'currencies', value) === undefined ? undefined : value;
    case 'hs':
      // six digits are everybody's; what follows is the foreign country's own
      return /^\d{6,10}$/.test(value) ? value.slice(0, 6) : undefined;
  }
}

const alpha3 = new WeakMap<object, ReadonlyMap<string, string>>();

function alpha3Of(value: string, tables: CodeTables): string | undefined {
  const { entries } = tables.tables.countries;
  let known = alpha3.get(entries);
  if (known === undefined) {
    known = new Map(entries.filter((entry) => isInForce(entry, tables.day)).map(({ code, attributes }) => [attributes['alpha2'] ?? '', code])); // prettier-ignore
    alpha3.set(entries, known);
  }
  return value === '' ? undefined : (known.get(value) ?? (entryOf(tables, 'countries', value) === undefined ? undefined : value));
}
