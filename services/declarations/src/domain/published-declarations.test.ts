import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTables } from '../../test/builders.ts';
import { readDecMessage } from '../inbound/dec-message/read-dec-message.ts';
import type { CompleteContent } from './content.ts';
import type { Fault } from './fault.ts';
import { isError } from './fault.ts';
import { validate } from './validate.ts';

const folder = new URL('../../../../../shared/inputs/china-declaration/', import.meta.url);

async function judge(bytes: Uint8Array): Promise<{ content: CompleteContent; errors: readonly Fault[]; warnings: readonly Fault[] }> {
  const read = await readDecMessage(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { content, faults } = validate(read.content, codeTables);
  const all = [...read.faults, ...faults];
  return { content, errors: all.filter(isError), warnings: all.filter((fault) => !isError(fault)) };
}
const file = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const told = (faults: readonly Fault[]): string[] => faults.map(({ rule, path }) => `${rule} ${path}`);

describe('published declarations', () => {
  if (!existsSync(folder)) {
    it.skip(`are not here: ${folder.pathname} is absent`, () => undefined);
    return;
  }

  it('import-rail is free of faults, and its GBK twin is the same declaration', async () => {
    const rail = await judge(file('import-rail.xml'));
    const twin = await judge(file('import-rail-gbk.xml'));
    expect(rail.errors).toEqual([]);
    expect(rail.warnings).toEqual([]);
    expect(twin).toEqual(rail);
    expect(rail.content.items).toHaveLength(2);
    expect(rail.content.header.trader.name).toBe('示例精密机械有限公司');
    expect(rail.content.header.voyageNo).toBe('20180510');
    expect(rail.content.header.clientNo).toBe('TG-SAMPLE-0001');
    expect(rail.content.kept.map(({ path }) => path)).toEqual(['@Version', 'DecSign/ICCode', 'DecSign/SignDate']);
  });

  it('export-fireworks has no error', async () => {
    const { content, errors } = await judge(file('export-fireworks.xml'));
    expect(errors).toEqual([]);
    expect(content.header.overseasParty.name).toBe('EXAMPLE FIREWORKS LLC');
    expect(content.items[0]?.unNumber).toBe('UN0335');
    expect(content.licenceDocuments).toEqual([{ code: 'B', number: '430600118000045' }]);
  });

  it('import-zone-faulty is refused with every fault at once', async () => {
    const { errors } = await judge(file('import-zone-faulty.xml'));
    expect(told(errors)).toEqual(
      expect.arrayContaining([
        'container-number /containers/0/containerId',
        'shape /items/0/hsCode',
        'shape /header/netWeightKg',
        'shape /items/0/firstUnit',
        'shape /items/0/firstQuantity',
        'shape /header/packages',
        'shape /header/declarant/creditCode',
        'shape /header/billNo',
      ]),
    );
    const container = errors.find(({ rule }) => rule === 'container-number');
    expect(container?.message.en).toContain('should be 9');
  });

  it('dec-2024-road-import has only codes that our tables lack', async () => {
    const { content, errors, warnings } = await judge(file('dec-2024-road-import.xml'));
    expect(errors).toEqual([]);
    // its companies were made neutral: the credit codes are right, the organisation codes within them are not
    const codes = warnings.filter(({ rule }) => rule !== 'credit-code' && rule !== 'customs-code');
    expect(told(codes)).toEqual(['V10 /header/conveyanceName', 'code-table /header/customsOffice', 'code-table /header/portOffice']);
    expect(content.attachedDocuments).toHaveLength(3);
  });

  it('dec-2018-processing-import is read whole, and what is missing is told', async () => {
    const { content, errors } = await judge(file('dec-2018-processing-import.xml'));
    expect(content.header.trader.creditCode).toBe('91440300000000010F');
    expect(content.kept).toEqual(
      expect.arrayContaining([
        { path: 'DecHead/DistrictCode', value: '44031' },
        { path: 'DecLists/DecList/Factor', value: 'None' },
        { path: 'DecHead/PDate', value: '20171231' },
      ]),
    );
    expect(told(errors)).toEqual(
      expect.arrayContaining([
        'shape /header/departureOrDestinationCountry',
        'shape /header/packageType',
        'shape /header/billNo',
        'shape /items/0/hsCode',
        'shape /items/0/originCountry',
        'shape /items/0/currency',
        'shape /items/0/district',
        'shape /header/declarant/creditCode',
      ]),
    );
    expect(errors.some(({ rule }) => rule.startsWith('V'))).toBe(false);
  });

  it('swimport-2018-export-20-items tells the faults of all its items and containers', async () => {
    const { content, errors } = await judge(file('swimport-2018-export-20-items.xml'));
    expect(content.items).toHaveLength(20);
    for (let index = 0; index < 20; index++) expect(told(errors)).toContain(`shape /items/${String(index)}/hsCode`);
    for (let index = 0; index < 3; index++) expect(told(errors)).toContain(`container-number /containers/${String(index)}/containerId`);
    expect(errors.some(({ rule }) => rule === 'V05')).toBe(false);
    expect(content.kept).toEqual(expect.arrayContaining([{ path: 'DecContainers/Container[2]/ContainerWt', value: '55.0000' }]));
  });

  it('dec-skeleton-all-elements loses nothing: every element that is given a text is found again', async () => {
    let count = 0;
    const filled = new TextDecoder()
      .decode(file('dec-skeleton-all-elements.xml'))
      .replace(/<(\w+)\/>/g, (_all, name: string) => `<${name}>~${String(++count)}~</${name}>`);
    const read = await readDecMessage(new TextEncoder().encode(filled));
    const everything = JSON.stringify(read.ok && read.content);
    expect(count).toBeGreaterThan(150);
    for (let place = 1; place <= count; place++) expect(everything).toContain(`~${String(place)}~`);
    expect(read.faults).toEqual([]);
  });

  it('bridge-dec.json, in which numbers and groups are missing, gets an answer too', () => {
    const raw: unknown = JSON.parse(readFileSync(new URL('bridge-dec.json', folder), 'utf8'));
    expect(validate(raw, codeTables).faults.length).toBeGreaterThan(20);
  });
});
