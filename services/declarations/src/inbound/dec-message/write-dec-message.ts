import type { DeclarationContent, KeptElement } from '../../domain/content.ts';
import type { ListSection, Row } from './elements.ts';
import { headSections, listSections, vehicle } from './elements.ts';
import { writeRelations } from './origin-relations.ts';
import type { Node } from './write-xml.ts';
import { childOf, createNode, writeXml } from './write-xml.ts';

const NAMESPACE = 'http://www.chinaport.gov.cn/dec';
const ENVELOPE = 'ImportMessage';
/** Sections in the order in which the public client writes them (domain.md §3); what is not named here follows. */
const ORDER = [
  ...['DecHead', 'DecLists', 'DecContainers', 'DecLicenseDocus', 'DecRequestCerts', 'DecOtherPacks', 'DecCopLimits', 'DecUsers'],
  ...[
    'DecMarkLobs',
    'DecFreeTxt',
    'DecSign',
    'TrnHead',
    'TrnList',
    'TrnContainers',
    'TrnContaGoodsList',
    'DecSupplementLists',
    'EdocRealation',
  ],
];

/**
 * Writes a declaration as a DecMessage (报关单报文), UTF-8: the fields by the table that reads them, and whatever a file had beside
 * them in its old place, so that reading it again gives the same declaration. The envelope of an ImportMessage is left out: it was
 * the sender's.
 */
export function writeDecMessage(content: DeclarationContent): string {
  const root = createNode('DecMessage');
  const direction = content.header?.direction ?? '';
  for (const [section, rows] of Object.entries(headSections)) {
    const texts = textsOf(rows, content.header ?? {}, direction);
    if (texts.length > 0 || section === 'DecHead') fill(childOf(root, section), texts);
  }
  for (const list of listSections) writeRows(root, list, content[list.list], direction);
  for (const kept of content.kept) {
    if (kept.path !== ENVELOPE && !kept.path.startsWith(`${ENVELOPE}/`)) restore(root, kept);
  }
  writeRelations(root, content.items);
  content.items.forEach((item, index) => {
    writeVehicles(childOf(childOf(root, 'DecLists'), 'DecList', index + 1), item.vehicleIds);
  });
  const rank = ({ name }: Node): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  root.children.sort((a, b) => rank(a) - rank(b));
  root.attributes.set('xmlns', NAMESPACE);
  return writeXml(root);
}

function writeRows(root: Node, list: ListSection, entries: readonly object[], direction: string): void {
  if (entries.length === 0) return;
  const parent = list.section === undefined ? root : childOf(root, list.section);
  entries.forEach((entry, index) => {
    fill(childOf(parent, list.row, index + 1), textsOf(list.rows, entry, direction));
  });
}

type Texts = readonly (readonly [element: string, text: string])[];

function textsOf(rows: readonly Row[], from: object, direction: string): Texts {
  return rows.flatMap(({ element, field, only }) => {
    if (only !== undefined && only !== direction) return [];
    const text = field.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], from);
    return typeof text === 'string' && text !== '' ? [[element, text] as const] : [];
  });
}

function fill(node: Node, texts: Texts): void {
  for (const [element, text] of texts) childOf(node, element).text = text;
}

/** Puts what was kept back: `a/b[2]/@c` is an attribute, `a/text()` stray text, anything else an element. */
function restore(root: Node, { path, value }: KeptElement): void {
  const steps = path.split('/');
  const last = steps.at(-1) ?? '';
  const own = last.startsWith('@') || last === 'text()';
  const node = (own ? steps.slice(0, -1) : steps).reduce(step, root);
  if (last.startsWith('@')) node.attributes.set(last.slice(1), value);
  else node.text = value;
}

function step(parent: Node, text: string): Node {
  const [, name = text, place = '1'] = /^(.+)\[(\d+)\]$/.exec(text) ?? [];
  return childOf(parent, name, Number(place));
}

/** VINs stand in the first licence of their item, one in each group, unless the file had them elsewhere: then they were kept there. */
function writeVehicles(item: Node, vehicleIds: readonly string[]): void {
  if (vehicleIds.length === 0) return;
  const [element] = vehicle.elements;
  const limits = childOf(item, 'DecGoodsLimits');
  const groups = limits.children.flatMap((limit) => limit.children.filter(({ name }) => name === vehicle.group));
  const kept = groups.flatMap((group) => group.children.filter(({ name, text }) => name === element && text !== ''));
  if (kept.length === vehicleIds.length && kept.every(({ text }, index) => text === vehicleIds[index])) return;
  for (const each of kept) each.text = '';
  const limit = childOf(limits, 'DecGoodsLimit');
  vehicleIds.forEach((id, index) => {
    childOf(childOf(limit, vehicle.group, index + 1), element).text = id;
  });
}
