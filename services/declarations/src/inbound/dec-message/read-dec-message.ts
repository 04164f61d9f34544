import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { Fault } from '../../domain/fault.ts';
import { decodeText } from './decode-text.ts';
import type { ListSection } from './elements.ts';
import { headSections, listSections, vehicle } from './elements.ts';
import type { Keeper } from './kept-elements.ts';
import { createKeeper, withPaths } from './kept-elements.ts';
import { createLines } from './lines.ts';
import { NotReadable } from './not-readable.ts';
import { readRelations, RELATION } from './origin-relations.ts';
import type { Element } from './parse-tree.ts';
import { parseTree } from './parse-tree.ts';
import type { Fields, Reading } from './read-group.ts';
import { readGroup, twice } from './read-group.ts';

const MAX_DEC_MESSAGE_BYTES = 10 * 1024 * 1024;

export type ReadMessage =
  | {
      readonly ok: true;
      readonly content: DeclarationContent;
      readonly faults: readonly Fault[];
      /** Line of the file (from 1) that a JSON pointer into the content came from, or of what it is missing in. */
      readonly lineOf: (pointer: string) => number | undefined;
    }
  /** Nothing could be read; one fault says where and why. */
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a DecMessage file (报关单报文) of any generation, bare or in an ImportMessage, into a declaration. The faults are those of the
 * file (an element twice); whether its content is right is for the domain to say. Takes time in proportion to the size, in
 * short turns.
 */
export async function readDecMessage(bytes: Uint8Array): Promise<ReadMessage> {
  try {
    if (bytes.length > MAX_DEC_MESSAGE_BYTES) {
      throw new NotReadable(`报文${bytes.length}字节，超过10 MiB`, `the message has ${bytes.length} bytes, more than 10 MiB`, {
        zh: '拆分报文',
        en: 'split the message',
      });
    }
    return readTree(await parseTree(decodeText(bytes)));
  } catch (cause) {
    if (cause instanceof NotReadable) return { ok: false, faults: [cause.fault] };
    throw cause;
  }
}

const headRows = new Map(Object.entries(headSections));

function readTree(root: Element): ReadMessage {
  const keeper = createKeeper();
  const faults: Fault[] = [];
  const message = messageOf(root, keeper);
  const head = message.children.find(({ name }) => name === 'DecHead');
  const direction = head?.children.find(({ name }) => name === 'IEFlag')?.text ?? '';
  const lines = createLines();
  const reading: Reading = { direction, keeper, faults, lines };
  lines.set('', message);
  if (head !== undefined) lines.set('/header', head);

  const header: Fields = {};
  const lists: Record<string, object[]> = {};
  const seen = new Set<string>();
  const relations: Element[] = [];
  keeper.keepOwn(message, '');
  for (const { child, path } of withPaths(rowsFirst(message), '')) {
    const list = listSections.find((one) => child.name === (one.section ?? one.row));
    const rows = headRows.get(child.name);
    if (child.name === RELATION) {
      relations.push(child);
    } else if (rows === undefined && list === undefined) {
      keeper.keep(child, path);
    } else if (seen.has(child.name) && (rows !== undefined || list?.section !== undefined)) {
      faults.push(twice(child, rows === undefined ? `/${list?.list ?? ''}` : '/header'));
    } else if (rows !== undefined) {
      readGroup(child, { path, pointer: '/header' }, rows, header, reading);
    } else if (list !== undefined) {
      readList(list, child, path, (lists[list.list] ??= []), reading);
    }
    seen.add(child.name);
  }
  readRelations(relations, (lists['items'] ?? []) as Fields[], keeper, lines);
  return {
    ok: true,
    content: DeclarationContent.fromPartial({ header, ...lists, kept: keeper.all() }),
    faults,
    lineOf: (pointer) => lines.of(pointer),
  };
}

/** The DecMessage itself; what the envelope around it says is kept. */
function messageOf(root: Element, keeper: Keeper): Element {
  if (root.name === 'DecMessage') return root;
  if (root.name !== 'ImportMessage') {
    const hint = { zh: '发送DecMessage或ImportMessage报文', en: 'send a DecMessage or an ImportMessage' };
    throw new NotReadable(
      `根元素${root.name}不是DecMessage或ImportMessage`,
      `the root is ${root.name}, not DecMessage or ImportMessage`,
      hint,
      { line: root.line },
    );
  }
  const messages = root.children.flatMap(({ children }) => children).filter(({ name }) => name === 'DecMessage');
  const [message] = messages;
  if (message === undefined || messages.length > 1) {
    throw new NotReadable(
      `ImportMessage中须有且仅有一个DecMessage，现有${messages.length}个`,
      `an ImportMessage has one DecMessage, there are ${messages.length}`,
      { zh: '每份报关单单独发送', en: 'send each declaration by itself' },
      { line: messages[1]?.line ?? root.line },
    );
  }
  const others = root.children.map((child) => ({ ...child, children: child.children.filter((one) => one !== message) }));
  keeper.keep({ ...root, children: others }, 'ImportMessage');
  return message;
}

function readList(list: ListSection, element: Element, path: string, into: object[], reading: Reading): void {
  if (list.section === undefined) {
    readRow(list, element, path, into, reading);
    return;
  }
  reading.keeper.keepOwn(element, path);
  reading.lines.begin(`/${list.list}`, element);
  for (const { child, path: childPath } of withPaths(rowsFirst(element), path)) {
    if (child.name === list.row) readRow(list, child, childPath, into, reading);
    else reading.keeper.keep(child, childPath);
  }
}

/**
 * Rows are counted without those that say nothing, and those that say only what has no field come last: so what is kept of a row
 * has the row's number in the declaration, and is found there again when it is written.
 */
function rowsFirst(parent: Element): Element {
  const rank = (child: Element): number => {
    const list = listSections.find(({ row, section, list: name }) => row === child.name && name !== 'items' && section !== child.name);
    if (list === undefined) return 0;
    return child.children.some(({ name, text }) => text !== '' && list.rows.some((row) => row.element === name || row.older.includes(name)))
      ? 0
      : 1;
  };
  return { ...parent, children: parent.children.filter((child) => rank(child) === 0 || says(child)).toSorted((a, b) => rank(a) - rank(b)) };
}

/** Whether there is any text or attribute in an element or below it. */
function says(element: Element): boolean {
  return element.text !== '' || element.attributes.length > 0 || element.children.some(says);
}

/** Rows without anything in them are normal in files of some clients and say nothing, but an item is always an item. */
function readRow(list: ListSection, element: Element, path: string, into: object[], reading: Reading): void {
  const fields: Fields = {};
  const vehicles: Vehicle[] = [];
  const pointer = `/${list.list}/${String(into.length)}`;
  reading.lines.set(pointer, element);
  const isVehicles = (child: Element, childPath: string): boolean => {
    if (list.list !== 'items' || child.name !== 'DecGoodsLimits') return false;
    reading.lines.begin(`${pointer}/vehicleIds`, child);
    keepWithoutVehicles(child, childPath, reading.keeper, vehicles);
    keepPlaces(vehicles, childPath, reading.keeper);
    return true;
  };
  readGroup(element, { path, pointer }, list.rows, fields, reading, isVehicles);
  if (list.list === 'items') into.push({ ...fields, vehicleIds: vehicles.map(({ id }) => id) });
  else if (Object.keys(fields).length > 0) into.push(fields);
}

interface Vehicle {
  readonly id: string;
  /** Path of the element around it. */
  readonly group: string;
}

/** Where a file has its VINs in other places than one after the other in the first licence, their places are kept with them. */
function keepPlaces(vehicles: readonly Vehicle[], path: string, keeper: Keeper): void {
  const places = vehicles.map(({ group }) => group.slice(path.length + 1).replaceAll('[1]', ''));
  const usual = (index: number): string => `DecGoodsLimit/${vehicle.group}${index === 0 ? '' : `[${String(index + 1)}]`}`;
  if (places.every((place, index) => place === usual(index))) return;
  for (const { id, group } of vehicles) keeper.add(`${group}/${vehicle.elements[0]}`, id);
}

/** Takes the VINs out of the licences of an item and keeps the rest. */
function keepWithoutVehicles(element: Element, path: string, keeper: Keeper, vehicles: Vehicle[]): void {
  keeper.keepOwn(element, path);
  const source = vehicle.elements.find((name) => element.children.some((child) => child.name === name && child.text !== ''));
  for (const { child, path: childPath } of withPaths(element, path)) {
    if (element.name === vehicle.group && child.name === source) vehicles.push({ id: child.text, group: path });
    else if (child.children.length > 0) keepWithoutVehicles(child, childPath, keeper, vehicles);
    else keeper.keep(child, childPath);
  }
}
