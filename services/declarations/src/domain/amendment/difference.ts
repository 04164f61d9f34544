import { headerParts } from '../complete-content.ts';
import type { DeclarationContent } from '../content.ts';
import type { Text } from '../fault.ts';
import { headerFields } from '../fields/header-fields.ts';
import { attachedDocumentFields, containerFields, itemFields, keptElementFields, licenceDocumentFields } from '../fields/list-fields.ts';
import { alignRows } from './align-rows.ts';

/** One field that two contents differ in (修改前后对照). */
export interface FieldDifference {
  /** JSON pointer into the content after; of a row that is gone, into the content before. */
  readonly path: string;
  readonly label: Text;
  /** Empty: was not given. */
  readonly before: string;
  readonly after: string;
  readonly kind: 'changed' | 'added' | 'removed';
}

type Row = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, Text>>;

const oversize: Text = { zh: '超限', en: 'Oversize' };
const vehicleIds: Text = { zh: '车辆识别代号', en: 'Vehicle numbers' };

/** Repeated parts: their names, and which field only numbers the rows. */
const lists = {
  items: { row: { zh: '商品第#项', en: 'Item #' }, fields: { ...itemFields, vehicleIds }, numbering: 'itemNo' },
  containers: { row: { zh: '集装箱第#行', en: 'Container #' }, fields: containerFields, numbering: '' },
  licenceDocuments: { row: { zh: '随附单证第#行', en: 'Licence #' }, fields: licenceDocumentFields, numbering: '' },
  attachedDocuments: { row: { zh: '随附单据第#行', en: 'Attached document #' }, fields: attachedDocumentFields, numbering: '' },
  kept: { row: { zh: '其他要素第#行', en: 'Other element #' }, fields: keptElementFields, numbering: '' },
} as const satisfies Readonly<Record<string, { readonly row: Text; readonly fields: Names; readonly numbering: string }>>;

/**
 * Field by field, what became of a declaration: header first, then the lists row by row, in the order of the form. Equal contents
 * have no difference, and what is not told here is the same in both.
 */
export function differenceOf(before: DeclarationContent, after: DeclarationContent): readonly FieldDifference[] {
  const [head, newHead] = [rowOf(before.header), rowOf(after.header)];
  const parts = Object.keys(headerParts) as (keyof typeof headerParts)[];
  return [
    ...fieldsOf({ ...headerFields, oversize }, head, newHead, '/header', 'changed'),
    ...parts.flatMap((part) => fieldsOf(headerParts[part], rowOf(head[part]), rowOf(newHead[part]), `/header/${part}`, 'changed')),
    ...(Object.keys(lists) as (keyof typeof lists)[]).flatMap((name) => listDifference(name, before[name], after[name])),
  ];
}

function listDifference(name: keyof typeof lists, before: readonly object[], after: readonly object[]): readonly FieldDifference[] {
  const { row, fields, numbering } = lists[name];
  const alike = (one: object): string =>
    JSON.stringify(Object.keys(fields).map((key) => (key === numbering ? '' : textOf((one as Row)[key]))));
  return alignRows(before.map(alike), after.map(alike)).flatMap((pair) => {
    const kind = pair.after === undefined ? 'removed' : pair.before === undefined ? 'added' : 'changed';
    const place = pair.after ?? pair.before ?? 0;
    const named: Names = Object.fromEntries(
      Object.entries(fields).map(([key, field]: [string, Text]) => [
        key,
        { zh: `${row.zh.replace('#', String(place + 1))} ${field.zh}`, en: `${row.en.replace('#', String(place + 1))}: ${field.en}` },
      ]),
    );
    const of = (rows: readonly object[], at: number | undefined): Row => (at === undefined ? {} : rowOf(rows[at]));
    return fieldsOf(named, of(before, pair.before), of(after, pair.after), `/${name}/${String(place)}`, kind);
  });
}

function fieldsOf(fields: Names, before: Row, after: Row, path: string, kind: FieldDifference['kind']): readonly FieldDifference[] {
  return Object.entries(fields).flatMap(([key, { zh, en }]) => {
    const [was, is] = [textOf(before[key]), textOf(after[key])];
    return was === is ? [] : [{ path: `${path}/${key}`, label: { zh, en }, before: was, after: is, kind }];
  });
}

const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  return Array.isArray(value) ? value.join(', ') : '';
}
