import fc from 'fast-check';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { admittedBy, HOSTILE } from './any-request.ts';
import type { Document, Schema } from './any-request.ts';

type Json = Record<string, unknown>;

/** Numbers as people and programs write them, right and wrong, and codes that mean something. */
const NUMBERS = [
  ...['0', '-0', '00', '1', '1.', '.5', '+1', '-1', '1e3', '1E400', '0x1F', '1,000', '１２', '٣', '1 000', '∞', 'Infinity'],
  ...['0.00001', '0.000001', '9'.repeat(14), '9'.repeat(19), '9'.repeat(40), `0.${'9'.repeat(38)}`, `${'9'.repeat(13)}.99999`],
];
const CODES = ['I', 'E', '3', '2', '5', '4905', 'CNY', 'XXX', 'CHN', '035', '0110', '9999', '20260630', '20260230', 'UN0335', '1,2,3', '0'];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(...CODES),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('中'.repeat(4000), 'x'.repeat(4001), '𠮷'.repeat(2000), 'a\n'.repeat(2000)),
);

/** Whatever the schema of a declaration admits: made of nothing but it, or a right declaration that lost, gained and changed something. */
export function anyDeclaration(document: Document, at: number): fc.Arbitrary<Json> {
  const schema = document.components.schemas['DeclarationContent'] ?? {};
  const right = fc
    .integer({ min: 1, max: 50 })
    .map((seed) => structuredClone(consignmentAt(chanceFrom(seed), at).content) as unknown as Json);
  const changed = fc.tuple(right, fc.array(changeOf(document, schema), { maxLength: 4 })).map(([content, changes]) => {
    for (const change of changes) change(content);
    return content;
  });
  return fc.oneof({ weight: 1, arbitrary: admittedBy(document, schema, text) as fc.Arbitrary<Json> }, { weight: 3, arbitrary: changed });
}

/** One change at a random place that the schema knows: another value that it admits there, or none. */
function changeOf(document: Document, schema: Schema): fc.Arbitrary<(content: Json) => void> {
  const places = placesOf(schema, []);
  return fc
    .tuple(fc.constantFrom(...places), fc.nat({ max: 4 }), fc.constantFrom('other', 'other', 'other', 'none', 'doubled'))
    .chain(([place, index, kind]) =>
      (kind === 'other' ? admittedBy(document, place.schema, text) : fc.constant(undefined)).map((value) => (content: Json) => {
        const steps = place.steps.map((step) => (step === '*' ? String(index) : step));
        const last = steps.pop() ?? '';
        const holder = steps.reduce<unknown>((within, step) => (within as Json | undefined)?.[step], content);
        if (typeof holder !== 'object' || holder === null) return;
        const held = (holder as Json)[last];
        if (Array.isArray(holder)) {
          if (held === undefined) return;
          if (kind === 'other') holder[Number(last)] = value;
          else holder.splice(Number(last), 1, ...(kind === 'doubled' ? [held, held] : []));
        } else if (kind === 'other') (holder as Json)[last] = value;
        else if (kind === 'none') Reflect.deleteProperty(holder, last);
        else if (Array.isArray(held)) (holder as Json)[last] = [...(held as unknown[]), ...(held as unknown[])];
      }),
    );
}

interface Place {
  readonly steps: readonly string[];
  readonly schema: Schema;
}

function placesOf(schema: Schema, steps: readonly string[]): readonly Place[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => placesOf(inner, [...steps, name])),
    ...(schema.items === undefined ? [] : placesOf(schema.items, [...steps, '*'])),
  ];
  return steps.length === 0 ? below : [{ steps, schema }, ...below];
}

/** Whether a JSON pointer leads to something that was sent, or to where the schema has something that was not. */
export function leadsSomewhere(pointer: string, sent: unknown, schema: Schema): boolean {
  if (pointer === '') return true;
  if (!pointer.startsWith('/')) return false;
  let value = sent;
  let known = schema;
  for (const step of pointer.slice(1).split('/')) {
    const within: Schema | undefined = known.properties?.[step] ?? (/^(0|[1-9]\d*)$/.test(step) ? known.items : undefined);
    if (within === undefined) return false;
    known = within;
    // an entry of a list is pointed at only where there is one
    if (Array.isArray(value) && Number(step) >= value.length) return false;
    value = typeof value === 'object' && value !== null ? (value as Json)[step] : undefined;
  }
  return true;
}
