import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from '../../../test/builders.ts';
import type { DeclarationContent } from '../../domain/content.ts';
import { readDecMessage } from './read-dec-message.ts';
import { writeDecMessage } from './write-dec-message.ts';

async function read(xml: string): Promise<DeclarationContent> {
  const message = await readDecMessage(new TextEncoder().encode(xml));
  if (!message.ok) throw new Error('it cannot be read');
  return message.content;
}
const relation = (itemNo: string, more = '', number = '&lt;02&gt;E1') =>
  `<EcoRelation><CertType>Y</CertType><EcoCertNo>${number}</EcoCertNo><DecGNo>${itemNo}</DecGNo><EcoGNo>3</EcoGNo>${more}</EcoRelation>`;
const file = (...relations: string[]) =>
  `<DecMessage>${relations.join('')}<DecLists><DecList><GNo>1</GNo></DecList><DecList><GNo>2</GNo></DecList></DecLists></DecMessage>`;
const claimsOf = ({ items }: DeclarationContent) =>
  items.map(({ originAgreement, originCertificateNo, originCertificateLine }) =>
    [originAgreement, originCertificateNo, originCertificateLine].join(' '),
  );

describe('a relation of an item and a certificate of origin', () => {
  it('is read into the item that it names, wherever it stands in the file', async () => {
    const content = await read(file(relation('2')));
    expect(claimsOf(content)).toEqual(['  ', '02 E1 3']);
    expect(content.kept).toEqual([]);
  });
  it.each([
    ['another item', relation('9')],
    ['more than the fields hold', relation('1', '<ExtendFiled>x</ExtendFiled>')],
    ['no agreement', relation('1', '', 'E1')],
    ['another element', relation('1', '<Other/>x')],
  ])('is kept whole where it has %s', async (_what, kept) => {
    const content = await read(file(kept));
    expect(claimsOf(content)).toEqual(['  ', '  ']);
    expect(content.kept.map(({ path }) => path)).toContain('EcoRelation/EcoCertNo');
  });
  it('is written and read again as the same, beside those that are kept', async () => {
    const first = await read(file(relation('1'), relation('1'), relation('9'), relation('2')));
    expect(claimsOf(first)).toEqual(['02 E1 3', '02 E1 3']);
    expect(await read(writeDecMessage(first))).toEqual(first);
    const claimed = anItem({ originAgreement: '22', originCertificateNo: 'R<1>', originCertificateLine: '1' });
    const content = aDeclaration({ items: [anItem(), { ...claimed, itemNo: '2' }] });
    expect(claimsOf(await read(writeDecMessage(content)))).toEqual(['  ', '22 R<1> 1']);
  });
});
