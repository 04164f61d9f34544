import type { CodeTables } from '../code-tables.ts';
import { complete } from '../complete-content.ts';
import type { CompleteContent } from '../content.ts';
import type { SummaryStatement } from '../events.ts';
import type { Fault } from '../fault.ts';
import { atMost, error, MOST_FAULTS } from '../fault.ts';
import { allRules } from '../rules/all-rules.ts';
import type { Validated } from '../validate.ts';
import type { SummaryField } from './summary-fields.ts';
import { demandedFields, valuesOf } from './summary-fields.ts';

/** Rules that a summary is judged by as far as it states something; the others need what only the complete declaration has. */
const RULES: ReadonlySet<string> = new Set([
  ...['shape', 'V04', 'V10', 'V11', 'V13', 'V15', 'V16', 'V17', 'V18'],
  ...['container-number', 'credit-code', 'customs-code', 'air-bill', 'un-number', 'code-table'],
]);
/** Which the rule says of the declaration as it stands, whether a field is empty or not. */
const WHOLE: ReadonlySet<string> = new Set(['V10', 'V16']);

/**
 * Checks a summary (概要申报) as it came: what its flags demand by the table `summary-fields` is there, and whatever it states has the
 * form that it has in any declaration. Answers every fault for any value at all, and never throws.
 */
export function validateSummary(raw: unknown, statement: SummaryStatement, tables: CodeTables): Validated {
  const { content, faults } = complete(raw, tables);
  // which goods are in which container is stated only where a flag demands it
  const packed = content.containers.some(({ itemNos }) => itemNos !== '');
  const ruled = allRules.filter(({ id }) => RULES.has(id) && (packed || id !== 'V11')).flatMap(({ check }) => check(content, tables));
  const missing = [...importOnly(content), ...demandFaults(content, statement, tables)];
  const told = new Set(missing.map(({ path }) => path));
  const stated = ruled.filter((one) => !told.has(one.path) && (WHOLE.has(one.rule) || isStated(content, one.path)));
  return { content, faults: atMost([...faults, ...missing, ...stated], MOST_FAULTS) };
}

/** What the demanded fields lack, rule `summary`. */
function demandFaults(content: CompleteContent, statement: SummaryStatement, tables: CodeTables): readonly Fault[] {
  const demanded = demandedFields(tables, statement);
  const lists = new Set(demanded.map(({ path }) => path.split('.')[0] ?? ''));
  const empty: Fault[] = [];
  if (lists.has('items') && content.items.length === 0)
    empty.push(lacking('/items', { zh: '商品项', en: 'An item' }, { zh: '至少填写一项商品', en: 'give at least one item' }));
  if (lists.has('licenceDocuments') && content.licenceDocuments.length === 0)
    empty.push(
      lacking(
        '/licenceDocuments',
        { zh: '监管证件(涉证)', en: 'A licence (the goods are under licence)' },
        { zh: '填写监管证件代码和编号；不涉证的，取消涉证标志', en: 'give code and number of the licence, or take the flag away' },
      ),
    );
  return [...empty, ...demanded.flatMap((field) => fieldFaults(field, content, statement))];
}

function fieldFaults(field: SummaryField, content: CompleteContent, { guaranteeNo }: SummaryStatement): readonly Fault[] {
  const values = field.path === 'statement.guaranteeNo' ? [{ path: '/guaranteeNo', value: guaranteeNo }] : valuesOf(field, content);
  return values.flatMap(({ path, value }) => {
    if (value === '') return [lacking(path, field, { zh: `填写${field.zh}`, en: 'give it' })];
    const digits = Math.max(field.leastDigits, 1);
    if (field.leastDigits === 0 || new RegExp(`^\\d{${String(digits)},10}$`).test(value)) return [];
    return [
      error(
        'summary',
        path,
        { zh: `${field.zh}须为${String(digits)}至10位数字`, en: `${field.en} has ${String(digits)} to 10 digits` },
        { zh: '按税则填写商品编号', en: 'write it as the tariff has it' },
      ),
    ];
  });
}

const lacking = (path: string, { zh, en }: { readonly zh: string; readonly en: string }, hint: Fault['hint']): Fault =>
  error('summary', path, { zh: `概要申报未填：${zh}`, en: `${en} is missing in the summary` }, hint);

function importOnly({ header }: CompleteContent): readonly Fault[] {
  if (header.direction === 'I') return [];
  const message = { zh: '两步申报只适用于进口', en: 'Only imports are declared in two steps' };
  return [error('summary', '/header/direction', message, { zh: '出口请用一次申报', en: 'file an export in one step' })];
}

/** A rule's word on an empty field is on what the complete declaration will say; a shorter commodity code is right in a summary. */
function isStated(content: CompleteContent, pointer: string): boolean {
  const keys = pointer.split('/').slice(1);
  const value = keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), content);
  if (keys.at(-1) === 'hsCode' && typeof value === 'string' && value.length < 10) return false;
  return typeof value === 'string' && value !== '';
}
