import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { CodeTables } from '../../domain/code-tables.ts';
import type { Fault } from '../../domain/fault.ts';
import type { ForeignDeclaration } from '../../domain/foreign-declaration.ts';
import { decodeText } from '../dec-message/decode-text.ts';
import { NotReadable } from '../dec-message/not-readable.ts';
import type { Element } from '../dec-message/parse-tree.ts';
import { parseTree } from '../dec-message/parse-tree.ts';
import { createFilling } from './filling.ts';
import { walk } from './walk.ts';

export const MOST_WCO_BYTES = 1024 * 1024;

export type ReadWco =
  | { readonly ok: true; readonly content: DeclarationContent; readonly foreign: ForeignDeclaration }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Reads a declaration in the WCO Data Model (MetaData/Declaration): what has a counterpart becomes a field of a draft, by the tables of
 * wco-rows.ts and the codes of the day; everything else is kept with its path. Strict and bounded, as every XML.
 */
export async function readWcoDeclaration(bytes: Uint8Array, tables: CodeTables): Promise<ReadWco> {
  try {
    const root = await parseTree(decodeText(bytes));
    const declaration = declarationIn(root);
    const filling = createFilling(declaration.children.find(({ name }) => name === 'TypeCode')?.text ?? '', tables);
    const kept = walk(root, declaration, filling);
    const { content, mapped } = filling.done();
    const about = (name: string): string => root.children.find((child) => child.name === name)?.text ?? '';
    return {
      ok: true,
      content: DeclarationContent.fromPartial(content),
      foreign: {
        ...{ format: 'WCO', modelVersion: about('WCODataModelVersionCode'), responsibleCountry: about('ResponsibleCountryCode') },
        reference: declaration.children.find(({ name }) => name === 'FunctionalReferenceID')?.text ?? '',
        ...{ kept, mapped },
      },
    };
  } catch (cause) {
    if (cause instanceof NotReadable) return { ok: false, fault: { ...cause.fault, rule: 'wco-declaration' } };
    throw cause;
  }
}

function declarationIn(root: Element): Element {
  const hint = { zh: '发送WCO数据模型的MetaData/Declaration报文', en: 'send a MetaData/Declaration of the WCO Data Model' };
  const declarations = root.name === 'Declaration' ? [root] : root.children.filter(({ name }) => name === 'Declaration');
  const [declaration] = declarations;
  if (root.name !== 'MetaData' && root.name !== 'Declaration')
    throw new NotReadable(`根元素${root.name}不是WCO报关单`, `the root ${root.name} is no WCO declaration`, hint, { line: root.line });
  if (declaration === undefined)
    throw new NotReadable('MetaData中没有Declaration（回执不能导入）', 'there is no Declaration in the MetaData (a notification cannot be imported)', hint, { line: root.line }); // prettier-ignore
  if (declarations.length > 1)
    throw new NotReadable('MetaData中有多份Declaration', 'there is more than one Declaration in the MetaData', hint, { line: declarations[1]?.line ?? root.line }); // prettier-ignore
  if (!declaration.children.some(({ name }) => name === 'GoodsShipment' || name === 'TypeCode'))
    throw new NotReadable('Declaration中没有TypeCode或GoodsShipment', 'the Declaration has neither TypeCode nor GoodsShipment', hint, { line: declaration.line }); // prettier-ignore
  return declaration;
}
