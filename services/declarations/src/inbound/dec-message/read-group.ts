import type { Fault } from '../../domain/fault.ts';
import { error } from '../../domain/fault.ts';
import type { Row } from './elements.ts';
import type { Keeper } from './kept-elements.ts';
import { withPaths } from './kept-elements.ts';
import type { Lines } from './lines.ts';
import type { Element } from './parse-tree.ts';

export interface Reading {
  /** `I` or `E` as the head says, or whatever stands there. */
  readonly direction: string;
  readonly keeper: Keeper;
  readonly faults: Fault[];
  readonly lines: Lines;
}

/** Texts by field, one level deep for parties and charges. */
export type Fields = Record<string, string | Record<string, string>>;

export function twice({ name, line }: Element, pointer: string): Fault {
  const message = { zh: `元素${name}重复`, en: `the element ${name} is there twice` };
  return { ...error('dec-message', pointer, message, { zh: '只保留一个', en: 'keep one of them' }), line };
}

const indexes = new WeakMap<readonly Row[], ReadonlyMap<string, { readonly row: Row; readonly rank: number }>>();

function indexOf(rows: readonly Row[]): ReadonlyMap<string, { readonly row: Row; readonly rank: number }> {
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const made = new Map(rows.flatMap((row) => [row.element, ...row.older].map((name, rank) => [name, { row, rank }] as const)));
  indexes.set(rows, made);
  return made;
}

/**
 * Reads the children of one group into fields by the table. What has no field, has one only in the other direction, or gives way to
 * a newer spelling is kept; the same element twice is a fault. `special` may take a child away first.
 */
export function readGroup(
  group: Element,
  at: { readonly path: string; readonly pointer: string },
  rows: readonly Row[],
  into: Fields,
  reading: Reading,
  special: (child: Element, path: string) => boolean = () => false,
): void {
  const { keeper, faults, direction } = reading;
  const index = indexOf(rows);
  const seen = new Set<string>();
  const ranks = new Map<string, { readonly rank: number; readonly value: string; readonly path: string }>();
  keeper.keepOwn(group, at.path);
  for (const { child, path } of withPaths(group, at.path)) {
    if (special(child, path)) continue;
    const entry = index.get(child.name);
    if (entry === undefined || child.children.length > 0 || (entry.row.only !== undefined && entry.row.only !== direction)) {
      keeper.keep(child, path);
      continue;
    }
    const { row, rank } = entry;
    const pointer = `${at.pointer}/${row.field.replace('.', '/')}`;
    if (seen.has(child.name)) {
      faults.push(twice(child, pointer));
      continue;
    }
    seen.add(child.name);
    keeper.keepOwn({ ...child, text: '' }, path);
    reading.lines.begin(pointer, child);
    if (child.text === '') continue;
    const earlier = ranks.get(row.field);
    if (earlier !== undefined && earlier.value === child.text) continue;
    if (earlier !== undefined && earlier.rank < rank) {
      keeper.add(path, child.text);
      continue;
    }
    if (earlier !== undefined) keeper.add(earlier.path, earlier.value);
    ranks.set(row.field, { rank, value: child.text, path });
    set(into, row.field, child.text);
    reading.lines.set(pointer, child);
  }
}

function set(into: Fields, field: string, value: string): void {
  const [first = '', second] = field.split('.');
  if (second === undefined) {
    into[first] = value;
    return;
  }
  const part = into[first];
  if (typeof part === 'object') part[second] = value;
  else into[first] = { [second]: value };
}
