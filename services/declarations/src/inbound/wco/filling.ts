import type { MappedElement } from '@tongguan/contracts/declarations/v1/events';
import type { CodeTables } from '../../domain/code-tables.ts';
import { decimalOf } from '../../domain/decimals.ts';
import { headerParts } from '../../domain/complete-content.ts';
import type { Field } from '../../domain/fields/field.ts';
import { headerFields } from '../../domain/fields/header-fields.ts';
import { containerFields, itemFields } from '../../domain/fields/list-fields.ts';
import type { Element } from '../dec-message/parse-tree.ts';
import { convert } from './convert.ts';
import type { WcoRow } from './wco-rows.ts';
import { allItemsRows, containerRows, everyItemRows, headerRows, itemRows } from './wco-rows.ts';

/** Where an element stands: in the head, or in which item or container (from 0). */
export interface Scope {
  readonly kind: 'header' | 'items' | 'containers';
  /** Names from Declaration to the row itself. */
  readonly at: string;
  readonly index: number;
}

/** One text or attribute. */
export interface Leaf {
  readonly path: string;
  readonly value: string;
  /** Names below the scope. */
  readonly inScope: string;
  readonly scope: Scope;
  readonly parent: Element;
}

export interface Filling {
  /** True when the value has become a field; false: it has to be kept. */
  take(leaf: Leaf): boolean;
  /** What only the end could tell to have no place. */
  left(): readonly Leaf[];
  done(): { readonly content: object; readonly mapped: MappedElement[] };
}

type Fields = Record<string, string | Record<string, string>>;
/** Fields whose form a draft may still lack: the national part of the code, the last digits of a number. */
const UNFINISHED: ReadonlySet<string> = new Set(['hsCode']);
const MOST_ROWS = 500;

export function createFilling(typeCode: string, tables: CodeTables): Filling {
  const direction = convert(typeCode, 'direction', tables);
  const header: Fields = {};
  const rows: Record<'items' | 'containers', Fields[]> = { items: [], containers: [] };
  const mapped: MappedElement[] = [];
  const ofAll = new Map<string, Leaf[]>();
  const ofEvery: { readonly row: WcoRow; readonly leaf: Leaf; readonly ours: string }[] = [];
  const left: Leaf[] = [];

  const fits = (row: WcoRow, { inScope, parent }: Leaf): boolean =>
    row.path === inScope &&
    (row.only === undefined || row.only === direction) &&
    (row.beside === undefined || parent.children.some(({ name, text }) => name === row.beside?.[0] && text === row.beside[1]));
  const put = (into: Fields, pointer: string, kind: Scope['kind'], field: string, ours: string | undefined, leaf: Leaf): boolean => {
    if (ours === undefined || !mayHold(kind, field, ours) || !set(into, field, ours)) return false;
    mapped.push({ path: leaf.path, value: leaf.value, field: `${pointer}/${field.replace('.', '/')}`, became: ours });
    return true;
  };
  const rowOf = (kind: 'items' | 'containers', index: number): Fields => (rows[kind][index] ??= {});

  return {
    take(leaf) {
      const { scope, value } = leaf;
      const { kind, index } = scope;
      if (kind === 'header') {
        const every = everyItemRows.find((row) => fits(row, leaf));
        const ours = every && convert(value, every.as, tables);
        if (every !== undefined && ours !== undefined) ofEvery.push({ row: every, leaf, ours });
        const own = headerRows.filter((row) => fits(row, leaf));
        const taken = own.some((row) => put(header, '/header', kind, row.field, convert(value, row.as, tables), leaf));
        return taken || ours !== undefined;
      }
      if (index >= MOST_ROWS) return false;
      const into = rowOf(kind, index);
      const all = kind === 'items' && Object.entries(allItemsRows).find(([, path]) => path === leaf.inScope)?.[0];
      if (typeof all === 'string') {
        ofAll.set(all, [...(ofAll.get(all) ?? []), leaf]);
        return true;
      }
      const table: readonly WcoRow[] = kind === 'items' ? itemRows : containerRows;
      const pointer = `/${kind}/${String(index)}`;
      return table
        .filter((row) => fits(row, leaf))
        .some((row) => put(into, pointer, kind, row.field, convert(value, row.as, tables), leaf));
    },
    left() {
      for (const [field, leaves] of ofAll) {
        const ours = field === 'packageType' ? theSame(leaves, tables) : sumOf(leaves);
        const fitsIn = ours !== undefined && mayHold('header', field, ours) && set(header, field, ours);
        if (!fitsIn) left.push(...leaves);
        else for (const { path, value } of leaves) mapped.push({ path, value, field: `/header/${field}`, became: ours });
      }
      for (const { row, leaf, ours } of ofEvery) {
        const took = rows.items.filter((into, index) => put(into, `/items/${String(index)}`, 'items', row.field, ours, leaf));
        if (took.length === 0 && !mapped.some(({ path }) => path === leaf.path)) left.push(leaf);
      }
      return left;
    },
    done() {
      if (typeof header['freight'] === 'object') header['freight']['mark'] = TOTAL;
      const whole = (list: readonly (Fields | undefined)[]): Fields[] => Array.from(list, (row) => row ?? {});
      return { content: { header, items: whole(rows.items), containers: whole(rows.containers) }, mapped };
    },
  };
}

/** Mark of a charge that is an amount for all of the goods. */
const TOTAL = '3';

function mayHold(kind: Scope['kind'], field: string, value: string): boolean {
  if (UNFINISHED.has(field)) return true;
  const [first = '', second] = field.split('.');
  const fields = kind === 'items' ? itemFields : kind === 'containers' ? containerFields : headerFields;
  const of: object = second === undefined ? fields : headerParts[first as keyof typeof headerParts];
  const known = (of as Readonly<Record<string, Field | undefined>>)[second ?? first];
  return known?.check.passes(value) ?? false;
}

/** False when the field has a value already: the first one stays, and the other is kept. */
function set(into: Fields, field: string, value: string): boolean {
  const [first = '', second] = field.split('.');
  const held = into[first];
  if (second === undefined) {
    if (held !== undefined) return false;
    into[first] = value;
    return true;
  }
  const part = typeof held === 'object' ? held : {};
  if (part[second] !== undefined) return false;
  into[first] = { ...part, [second]: value };
  return true;
}

/** Kilograms of all items; undefined when one has another unit or no number. */
function sumOf(leaves: readonly Leaf[]): string | undefined {
  const weights = leaves.map(({ value, parent, inScope }) => {
    const name = inScope.slice(inScope.lastIndexOf('/') + 1);
    const unit = parent.children.find((one) => one.name === name)?.attributes.find(([attribute]) => attribute === 'unitCode')?.[1];
    return unit === undefined || unit === 'KGM' ? decimalOf(value) : undefined;
  });
  const [first, ...others] = weights;
  if (first === undefined) return undefined;
  return others.reduce<typeof first | undefined>((sum, one) => (sum === undefined || one === undefined ? undefined : sum.plus(one)), first)?.toFixed(); // prettier-ignore
}

function theSame(leaves: readonly Leaf[], tables: CodeTables): string | undefined {
  const kinds = new Set(leaves.map(({ value }) => convert(value, 'package', tables)));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
