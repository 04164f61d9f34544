import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { headSections, listSections } from './elements.ts';
import { readDecMessage } from './read-dec-message.ts';
import { writeDecMessage } from './write-dec-message.ts';

const SAMPLES = new URL('../../../../../../shared/inputs/china-declaration/', import.meta.url);

const samples = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => name.endsWith('.xml')) : [];

async function read(bytes: Uint8Array | string): Promise<DeclarationContent> {
  const result = await readDecMessage(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.content;
}
const withoutEnvelope = (content: DeclarationContent): DeclarationContent => ({
  ...content,
  kept: content.kept.filter(({ path }) => !path.startsWith('ImportMessage')),
});

describe('a declaration written as a DecMessage', () => {
  if (!existsSync(SAMPLES)) it.skip(`of the published files: ${SAMPLES.pathname} is absent`, () => undefined);
  it.each(samples)('of the published file %s reads again as the same', async (name) => {
    const first = await read(readFileSync(new URL(name, SAMPLES)));
    expect(await read(writeDecMessage(first))).toEqual(withoutEnvelope(first));
  });

  it('reads again as the same, whatever its fields hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        expect(await read(writeDecMessage(content))).toEqual(content);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps rows that say only what has no field, after those that say something', async () => {
    const file =
      '<DecMessage><DecHead/><DecContainers><Container/><Container><Foo>1</Foo></Container><Container><ContainerId>CSQU3054383</ContainerId><Bar>2</Bar></Container></DecContainers></DecMessage>';
    const first = await read(file);
    expect(first.kept).toEqual([
      { path: 'DecContainers/Container[1]/Bar', value: '2' },
      { path: 'DecContainers/Container[2]/Foo', value: '1' },
    ]);
    expect(await read(writeDecMessage(first))).toEqual(first);
  });

  it('leaves each VIN with the licence that it stood in', async () => {
    const limit = (no: string, vins: string): string => `<DecGoodsLimit><LicenceNo>${no}</LicenceNo>${vins}</DecGoodsLimit>`;
    const vin = (inner: string): string => `<DecGoodsLimitVin>${inner}</DecGoodsLimitVin>`;
    const file = `<DecMessage><DecHead/><DecLists><DecList><DecGoodsLimits>${limit('A', vin('<VinCode>V1</VinCode>'))}${limit('B', `${vin('<VinNo>V2</VinNo>')}${vin('<QualityQgp>x</QualityQgp>')}${vin('<VinCode>V3</VinCode>')}`)}</DecGoodsLimits></DecList></DecLists></DecMessage>`;
    const first = await read(file);
    expect(first.items[0]?.vehicleIds).toEqual(['V1', 'V2', 'V3']);
    const written = writeDecMessage(first);
    expect(await read(written)).toEqual(first);
    expect(written.indexOf('V2')).toBeGreaterThan(written.indexOf('>A<'));
    expect(written.indexOf('V1')).toBeLessThan(written.indexOf('>A<'));
  });

  it('leaves the envelope of the sender out', async () => {
    const file =
      '<ImportMessage><Head><Id>M1</Id></Head><Data><DecMessage><DecHead><BillNo>B</BillNo></DecHead></DecMessage></Data></ImportMessage>';
    expect(writeDecMessage(await read(file))).not.toContain('M1');
  });
});

/** Texts that a file can hold: trimmed, not empty, no characters that XML 1.0 has no place for. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((value) => value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').trim())
  .filter((value) => value !== '');

const message = (fields: readonly string[]) =>
  fc.tuple(...fields.map(() => fc.option(text, { nil: undefined }))).map((values) => {
    const made: Record<string, unknown> = {};
    fields.forEach((field, index) => {
      const value = values[index];
      if (value === undefined) return;
      const [first = '', second] = field.split('.');
      if (second === undefined) made[first] = value;
      else made[first] = { ...(made[first] as object | undefined), [second]: value };
    });
    return made;
  });
/** An export has no place for a Chinese name and an address of the overseas party (domain.md §3.1). */
const headerFields = (direction: string): string[] =>
  Object.values(headSections).flatMap((rows) =>
    rows.filter(({ only }) => (only ?? direction) === direction).map(({ field }) => field as string),
  );
const rowsOf = (list: string): readonly string[] =>
  listSections.find((section) => section.list === list)?.rows.map(({ field }) => field) ?? [];
const listOf = (list: string) =>
  fc.array(
    message(rowsOf(list)).filter((row) => Object.keys(row).length > 0),
    { maxLength: 3 },
  );

const anyContent = fc
  .record({
    header: fc.constantFrom('I', 'E').chain((direction) => message(headerFields(direction)).map((header) => ({ ...header, direction }))),
    items: fc.array(
      fc.tuple(message(rowsOf('items')), fc.array(text, { maxLength: 3 })).map(([item, vehicleIds]) => ({ ...item, vehicleIds })),
      { maxLength: 3 },
    ),
    containers: listOf('containers'),
    licenceDocuments: listOf('licenceDocuments'),
    attachedDocuments: listOf('attachedDocuments'),
  })
  .map((parts) => DeclarationContent.fromPartial(parts));
