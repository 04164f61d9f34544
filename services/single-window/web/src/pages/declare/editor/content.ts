import type { components } from '#src/api/schema';

export type ApiContent = components['schemas']['DraftContent'];

export const LISTS = ['items', 'containers', 'licenceDocuments', 'attachedDocuments'] as const;
export type ListName = (typeof LISTS)[number];
export type Row = Readonly<Record<string, string>>;

/**
 * A declaration as the page edits it: every value a text by the rest of its JSON pointer. A header key is `billNo` or `trader/name`, so
 * `/header/` before it is the pointer that a fault names.
 */
export interface Content {
  readonly header: Row;
  readonly items: readonly Row[];
  readonly containers: readonly Row[];
  readonly licenceDocuments: readonly Row[];
  readonly attachedDocuments: readonly Row[];
  /** What a file held beyond the fields; carried along. */
  readonly kept: NonNullable<ApiContent['kept']>;
}

/** Most rows of a list that the page takes; the law allows 50 items. */
export const MOST: Readonly<Record<ListName, number>> = { items: 50, containers: 200, licenceDocuments: 100, attachedDocuments: 100 };

export const EMPTY: Content = { header: {}, items: [], containers: [], licenceDocuments: [], attachedDocuments: [], kept: [] };

type Json = Readonly<Record<string, unknown>>;

export function fromApi(content: ApiContent): Content {
  const rows = (list: readonly object[] | undefined): Row[] => (list ?? []).map((row) => flat(row as Json));
  return {
    header: flat(content.header ?? {}),
    items: rows(content.items),
    containers: rows(content.containers),
    licenceDocuments: rows(content.licenceDocuments),
    attachedDocuments: rows(content.attachedDocuments),
    kept: content.kept ?? [],
  };
}

function flat(value: Json, before = ''): Row {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, string][] => {
      if (typeof member === 'string') return member === '' ? [] : [[before + name, member]];
      if (member === true) return [[before + name, '1']];
      if (Array.isArray(member)) return member.length === 0 ? [] : [[before + name, member.join(',')]];
      return typeof member === 'object' && member !== null ? Object.entries(flat(member as Json, `${before}${name}/`)) : [];
    }),
  );
}

/** What the API takes: nothing for what is empty. Rows stay at their places, so that a fault's pointer is the page's row. */
export function toApi({ header, items, containers, licenceDocuments, attachedDocuments, kept }: Content): ApiContent {
  const nested: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(header)) {
    const [part = '', name] = key.split('/');
    if (value === '') continue;
    if (name === undefined) nested[part] = part === 'oversize' ? value === '1' : value;
    else nested[part] = { ...(nested[part] as object | undefined), [name]: value };
  }
  const given = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
  const item = ({ vehicleIds = '', ...row }: Row) => ({
    ...given(row),
    ...(vehicleIds.trim() === '' ? {} : { vehicleIds: vehicleIds.split(/[\s,;，；]+/).filter((id) => id !== '') }),
  });
  return {
    header: nested,
    items: items.map(item),
    containers: containers.map(given),
    licenceDocuments: licenceDocuments.map(given),
    attachedDocuments: attachedDocuments.map(given),
    ...(kept.length === 0 ? {} : { kept }),
  };
}

export function withHeader(content: Content, key: string, value: string): Content {
  return { ...content, header: { ...content.header, [key]: value } };
}

/** New rows of a list. Items are numbered 1, 2, 3 …; containers that name an item by its number follow it. */
export function withRows(content: Content, list: ListName, rows: readonly Row[]): Content {
  if (list !== 'items') return { ...content, [list]: rows };
  const numberOf = new Map<string, string>();
  const items = rows.map((row, place) => {
    const itemNo = String(place + 1);
    const before = row['itemNo'];
    if (before !== undefined && before !== '' && !numberOf.has(before)) numberOf.set(before, itemNo);
    return before === itemNo ? row : { ...row, itemNo };
  });
  const moved = [...numberOf].some(([before, after]) => before !== after) || rows.length < content.items.length;
  return { ...content, items, containers: moved ? content.containers.map((row) => renumbered(row, numberOf)) : content.containers };
}

function renumbered(container: Row, numberOf: ReadonlyMap<string, string>): Row {
  const { itemNos = '' } = container;
  if (itemNos === '') return container;
  const numbers = itemNos.split(',').flatMap((each) => numberOf.get(each.trim()) ?? []);
  return { ...container, itemNos: numbers.join(',') };
}

/** The text at a JSON pointer; empty where there is none. */
export function valueAt(content: Content, pointer: string): string {
  const [, part = '', ...rest] = pointer.split('/');
  if (part === 'header') return content.header[rest.join('/')] ?? '';
  const [place = '', name = ''] = rest;
  const list = LISTS.find((each) => each === part);
  return list === undefined ? '' : (content[list][Number(place)]?.[name] ?? '');
}
