import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTableSet } from '../../../test/builders.ts';
import { cutsOf, damagesOf, reencodedOf } from '../../../test/damage.ts';
import { tablesOn } from '../../domain/code-tables.ts';
import { parseTree } from '../dec-message/parse-tree.ts';
import type { Element } from '../dec-message/parse-tree.ts';
import { readWcoDeclaration } from './read-wco-declaration.ts';

const folder = new URL('../../../../../../shared/inputs/wco-declarations/', import.meta.url);
const here = existsSync(folder);
const files = here ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
const file = (name: string): Buffer => readFileSync(new URL(name, folder));
const tables = tablesOn(codeTableSet, '2026-06-30');
async function read(bytes: Uint8Array) {
  const answer = await readWcoDeclaration(bytes, tables);
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
  return answer;
}

/** Every text and attribute value of a document. */
const saidBy = ({ text, attributes, children }: Element): string[] => [
  ...(text === '' ? [] : [text]),
  ...attributes.map(([, value]) => value).filter((value) => value !== ''),
  ...children.flatMap(saidBy),
];

describe.skipIf(!here)('a published WCO declaration', () => {
  if (!here) process.stderr.write(`skipped: the published WCO declarations are not here (${folder.pathname})\n`);

  it('of an export becomes a draft: parties, countries, goods and weights, and the rest is kept', async () => {
    const { content, foreign } = await read(file('Step1_TT_EX023a.xml'));
    expect(foreign).toMatchObject({ format: 'WCO', modelVersion: '3.6', responsibleCountry: 'GB', reference: '7849431M4IK3' });
    expect(content.header).toMatchObject({
      ...{ direction: 'E', transportMode: '2', packages: '50', grossWeightKg: '700', netWeightKg: '500', goodsPlace: 'FXTFXTFXT' },
      ...{ departureOrDestinationCountry: 'JPN', tradingCountry: 'JPN', overseasParty: { name: 'Tokyo Export' } },
    });
    expect(content.items).toMatchObject([
      { itemNo: '1', name: 'Straw envelopes for bottles', hsCode: '460219', destinationCountry: 'JPN' },
    ]);
    expect(content.containers).toMatchObject([{ containerId: '' }]);
    const kept = new Map(foreign.kept.map(({ path, value }) => [path, value]));
    expect(kept.get('Declarant/ID')).toBe('GB896458895023');
    expect(kept.get('GoodsShipment/Consignment/TransportEquipment/Seal/ID')).toBe('12345');
    expect(kept.get('GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument[2]/TypeCode')).toBe('019');
    expect(kept.get('InvoiceAmount/@currencyID')).toBe('JPY');
    expect(foreign.mapped).toContainEqual({
      ...{ path: 'GoodsShipment/Destination/CountryCode', value: 'JP', field: '/items/0/destinationCountry', became: 'JPN' },
    });
  });

  it('of an import has its seller, its terms and its prices', async () => {
    const all = await Promise.all(files.map(async (name) => read(file(name))));
    const imports = all.filter(({ content }) => content.header?.direction === 'I');
    expect(imports.length).toBeGreaterThan(10);
    expect(new Set(imports.map(({ content }) => content.header?.terms))).toEqual(new Set(['', '1']));
    expect(imports.some(({ content }) => content.header?.overseasParty?.name === 'Originals from China')).toBe(true);
    const priced = imports.flatMap(({ content }) => content.items).filter(({ totalPrice }) => totalPrice !== '');
    expect(priced.length).toBeGreaterThan(10);
    expect(new Set(priced.map(({ currency }) => currency))).toEqual(new Set(['GBP']));
    expect(imports.some(({ content }) => content.items[0]?.originCountry === 'CHN')).toBe(true);
  });

  it.each(files)('%s loses nothing: each text is mapped or kept', async (name) => {
    const bytes = file(name);
    const { content, foreign } = await read(bytes);
    const told = [...foreign.kept, ...foreign.mapped].map(({ value }) => value);
    const said = new Set(saidBy(await parseTree([bytes.toString('utf8')])));
    expect([...said].filter((value) => !told.includes(value))).toEqual([]);
    expect(new Set(foreign.kept.map(({ path }) => path)).size).toBe(foreign.kept.length);
    expect(content.kept).toEqual([]);
    for (const { field, became } of foreign.mapped) {
      const held = field.split('/').slice(1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], content); // prettier-ignore
      expect(held, `${name} ${field}`).toBe(became);
    }
  });

  it.each(files.slice(0, 12))('%s cut off, damaged or in another encoding is read or refused with its line', async (name) => {
    const bytes = file(name);
    for (const { about, file: broken } of [...cutsOf(bytes, 20), ...damagesOf(bytes, 30), ...reencodedOf(bytes)]) {
      const answer = await readWcoDeclaration(broken, tables);
      if (!answer.ok) {
        expect(answer.fault, about).toMatchObject({ rule: 'wco-declaration', severity: 'SEVERITY_ERROR' });
        expect(answer.fault.line, about).toBeGreaterThan(0);
      }
    }
  });

  it.each(['01._DMSACC.xml', '09._DMSRES.xml'])('%s is a notification and is refused as one', async (name) => {
    expect(await readWcoDeclaration(file(`TT_IM017a/${name}`), tables)).toMatchObject({ ok: false, fault: { rule: 'wco-declaration' } });
  });
});

const of = (inner: string) => read(Buffer.from(`<MetaData><Declaration>${inner}</Declaration></MetaData>`));
const item = (inner: string) => `<GoodsShipment><GovernmentAgencyGoodsItem>${inner}</GovernmentAgencyGoodsItem></GoodsShipment>`;

describe('a WCO declaration', () => {
  it('whose codes nobody knows keeps them as they came', async () => {
    const { content, foreign } = await of(
      `<TypeCode>COA</TypeCode><BorderTransportMeans><ModeCode>9</ModeCode></BorderTransportMeans>${item('<Origin><CountryCode>ZG</CountryCode></Origin>')}`,
    );
    expect(content.header).toMatchObject({ direction: '', transportMode: '' });
    expect(foreign.kept).toEqual([
      { path: 'BorderTransportMeans/ModeCode', value: '9' },
      { path: 'GoodsShipment/GovernmentAgencyGoodsItem/Origin/CountryCode', value: 'ZG' },
      { path: 'TypeCode', value: 'COA' },
    ]);
  });
  it('that says a thing twice fills the field with the first and keeps the other', async () => {
    const { content, foreign } = await of(`<TypeCode>IMA</TypeCode><TypeCode>EXA</TypeCode>`);
    expect(content.header?.direction).toBe('I');
    expect(foreign.kept).toEqual([{ path: 'TypeCode[2]', value: 'EXA' }]);
  });
  it('with weights in another unit, or with one that is no number, adds nothing up', async () => {
    const weights = (...all: string[]) => `<TypeCode>IMA</TypeCode><GoodsShipment>${all.map((mass) => `<GovernmentAgencyGoodsItem><Commodity><GoodsMeasure>${mass}</GoodsMeasure></Commodity></GovernmentAgencyGoodsItem>`).join('')}</GoodsShipment>`; // prettier-ignore
    const gross = (value: string, unit = 'KGM') => `<GrossMassMeasure unitCode="${unit}">${value}</GrossMassMeasure>`;
    expect((await of(weights(gross('0.1'), gross('0.2')))).content.header?.grossWeightKg).toBe('0.3');
    for (const second of [gross('2', 'LBR'), gross('much')]) {
      const { content, foreign } = await of(weights(gross('1'), second));
      expect(content.header?.grossWeightKg).toBe('');
      expect(foreign.kept.filter(({ path }) => path.endsWith('GrossMassMeasure'))).toHaveLength(2);
    }
  });
  it('with a text that no field can hold keeps it', async () => {
    const { content, foreign } = await of(`<TypeCode>IMA</TypeCode>${item(`<Commodity><Description>${'x'.repeat(300)}</Description></Commodity>`)}`); // prettier-ignore
    expect(content.items).toMatchObject([{ name: '' }]);
    expect(foreign.kept).toHaveLength(1);
  });
  it.each([
    ['another root', '<DecMessage/>'],
    ['no declaration', '<MetaData><Response/></MetaData>'],
    ['two', '<MetaData><Declaration><TypeCode>I</TypeCode></Declaration><Declaration/></MetaData>'],
    ['an empty one', '<MetaData><Declaration/></MetaData>'],
    ['an entity', '<!DOCTYPE a [<!ENTITY b "c">]><MetaData><Declaration><TypeCode>&b;</TypeCode></Declaration></MetaData>'],
    ['nothing', ''],
  ])('with %s is refused', async (_about, text) => {
    expect(await readWcoDeclaration(Buffer.from(text), tables)).toMatchObject({ ok: false, fault: { rule: 'wco-declaration' } });
  });
});
