import type { SummaryStatement } from '../events.ts';
import type { CodeEntry, CodeTables } from '../code-tables.ts';
import { isInForce, wordsOf } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';

/** One thing that a summary may have to state (概要申报项目), as the code table `summary-fields` has it. */
export interface SummaryField {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Where it stands: `header.billNo`, `items.hsCode` (of every item), `statement.guaranteeNo`. */
  readonly path: string;
  /** Fewest digits that it has; 0: any. */
  readonly leastDigits: number;
  /** The complete declaration has to say the same. */
  readonly mustAgree: boolean;
}

/** Which words of the column `demanded_by` a summary answers to (涉证, 涉检, 涉税). */
const wordsFor = ({ controlled, inspected, taxed }: SummaryStatement): ReadonlySet<string> =>
  new Set(['always', ...(controlled ? ['controlled'] : []), ...(inspected ? ['inspected'] : []), ...(taxed ? ['taxed'] : [])]);

/** The fields that the flags of a summary demand on the day of the tables, in their order. */
export function demandedFields(tables: CodeTables, statement: SummaryStatement): readonly SummaryField[] {
  const words = wordsFor(statement);
  return entriesOf(tables)
    .filter((entry) => wordsOf(entry.attributes['demanded_by']).some((word) => words.has(word)))
    .map(fieldOf);
}

/** The fields on which summary and complete declaration have to agree (not to be changed by completing). */
export const agreeingFields = (tables: CodeTables): readonly SummaryField[] =>
  entriesOf(tables)
    .map(fieldOf)
    .filter(({ mustAgree }) => mustAgree);

const entriesOf = (tables: CodeTables): readonly CodeEntry[] =>
  tables.tables['summary-fields'].entries.filter((entry) => isInForce(entry, tables.day));

const fieldOf = ({ code, zh, en, attributes }: CodeEntry): SummaryField => ({
  ...{ code, zh, en, path: attributes['path'] ?? '', leastDigits: Number(attributes['least_digits'] ?? 0) },
  mustAgree: attributes['must_agree'] === 'yes',
});

/** A value with its JSON pointer. */
interface Placed {
  readonly path: string;
  readonly value: string;
}

/** Every value that a field has in a content: one of the head, one of each row of a list; none of an empty list. */
export function valuesOf({ path }: SummaryField, content: CompleteContent): readonly Placed[] {
  const [root = '', ...keys] = path.split('.');
  const part: unknown = Reflect.get(content, root);
  if (!Array.isArray(part)) return [{ path: `/${path.replaceAll('.', '/')}`, value: textAt(part, keys) }];
  return part.map((row: unknown, place) => ({ path: `/${root}/${String(place)}/${keys.join('/')}`, value: textAt(row, keys) }));
}

function textAt(value: unknown, keys: readonly string[]): string {
  const found = keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
  return typeof found === 'string' ? found : '';
}
