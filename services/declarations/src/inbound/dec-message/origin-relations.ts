import type { Item } from '../../domain/content.ts';
import type { Keeper } from './kept-elements.ts';
import { withPaths } from './kept-elements.ts';
import type { Lines } from './lines.ts';
import type { Element } from './parse-tree.ts';
import type { Fields } from './read-group.ts';
import type { Node } from './write-xml.ts';
import { childOf, createNode } from './write-xml.ts';

/** The element that ties an item to the line of a certificate of origin (原产地证据文件与商品项对应关系). */
export const RELATION = 'EcoRelation';
/** Kind of document: a proof of origin under an agreement, as among the licences. */
const PROOF = 'Y';
const ELEMENTS: readonly string[] = ['CertType', 'EcoCertNo', 'DecGNo', 'EcoGNo'];

interface Relation {
  readonly agreement: string;
  readonly certificateNo: string;
  readonly itemNo: string;
  readonly line: string;
}

/** What a relation says, where it says no more than the fields of an item can hold. */
function relationOf({ attributes, text, children }: Element): Relation | undefined {
  const said = children.filter((child) => child.text !== '' || child.attributes.length > 0 || child.children.length > 0);
  const plain = said.every((child) => ELEMENTS.includes(child.name) && child.attributes.length === 0 && child.children.length === 0);
  if (!plain || attributes.length > 0 || text !== '' || said.length !== ELEMENTS.length) return undefined;
  const values = new Map(said.map((child) => [child.name, child.text]));
  const number = /^<(\d{2})>(.+)$/.exec(values.get('EcoCertNo') ?? '');
  if (number === null || values.get('CertType') !== PROOF || values.size !== ELEMENTS.length) return undefined;
  return {
    ...{ agreement: number[1] ?? '', certificateNo: number[2] ?? '' },
    ...{ itemNo: values.get('DecGNo') ?? '', line: values.get('EcoGNo') ?? '' },
  };
}

/** Puts each relation into the item that it names; one that fits no single item, or says more, is kept as it stands. */
export function readRelations(relations: readonly Element[], items: readonly Fields[], keeper: Keeper, lines: Lines): void {
  const rest = relations.filter((element) => {
    const relation = relationOf(element);
    const named = items.flatMap((item, index) => (item['itemNo'] === relation?.itemNo ? [index] : []));
    const [index = 0] = named;
    const item = items[index];
    if (relation === undefined || named.length !== 1 || item === undefined || item['originCertificateNo'] !== undefined) return true;
    item['originAgreement'] = relation.agreement;
    item['originCertificateNo'] = relation.certificateNo;
    item['originCertificateLine'] = relation.line;
    for (const field of ['originAgreement', 'originCertificateNo', 'originCertificateLine'])
      lines.set(`/items/${String(index)}/${field}`, element);
    return false;
  });
  // numbered among themselves, so that they are found in the same place when the file that is written is read again
  for (const { child, path } of withPaths({ ...EMPTY, children: rest }, '')) keeper.keep(child, path);
}

const EMPTY: Element = { name: '', attributes: [], text: '', children: [], line: 0 };

/** Writes what items claim, before the relations that were kept: of two for one item the first is read. */
export function writeRelations(root: Node, items: readonly Item[]): void {
  const made = items.flatMap(({ itemNo, originAgreement, originCertificateNo, originCertificateLine }) => {
    if (originAgreement === '' || originCertificateNo === '' || originCertificateLine === '') return [];
    const relation = createNode(RELATION);
    const texts = [PROOF, `<${originAgreement}>${originCertificateNo}`, itemNo, originCertificateLine];
    for (const [index, name] of ELEMENTS.entries()) childOf(relation, name).text = texts[index] ?? '';
    return [relation];
  });
  const kept = root.children.findIndex(({ name }) => name === RELATION);
  root.children.splice(kept < 0 ? root.children.length : kept, 0, ...made);
}
