import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everything, itemDefinition, newItem } from './conformance-fixtures.ts';
import type { Item } from './conformance-fixtures.ts';
import type { Condition, FieldValue, Query, ReadModelEngine, StoredDocument } from './port.ts';

const TEXTS = ['', 'a', 'ab', 'b', '长', '长沙', '长春', '\u{1F6A2}', '\u{FFFD}', '\u{D7FF}', '\u{E000}', '\u{10FFFF}', "'", '%', '$x'];
const text = fc.constantFrom(...TEXTS);
const amount = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.1, 0.30000000000000004, -1e-9, 1e15, Number.MAX_SAFE_INTEGER));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 4 });

const item: fc.Arbitrary<Item> = fc.record(
  {
    status: maybe(text),
    amount: maybe(amount),
    urgent: maybe(fc.boolean()),
    dueAt: maybe(fc.integer({ min: 0, max: 4 })),
    tags: maybe(fc.array(text, { maxLength: 4 })),
    owner: fc.record({ name: maybe(text) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).filter((value) => value.isWellFormed() && !value.includes('\0'));

const KINDS: Readonly<Record<string, fc.Arbitrary<string | number | boolean>>> = {
  status: text,
  amount,
  urgent: fc.boolean(),
  dueAt: fc.integer({ min: 0, max: 5 }),
  tags: text,
  'owner.name': text,
};
const condition: fc.Arbitrary<Condition> = fc.constantFrom(...Object.keys(KINDS)).chain((field) => {
  const value = KINDS[field]!;
  const choices: fc.Arbitrary<Condition>[] = [
    maybe(value).map((equals) => ({ field, equals })),
    fc.array(maybe(value), { maxLength: 3 }).map((values) => ({ field, in: values })),
    value.map((from) => ({ field, from })),
    value.map((before) => ({ field, before })),
    fc.tuple(value, value).map(([from, before]) => ({ field, from, before })),
  ];
  if (value === text) choices.push(text.map((prefix) => ({ field, prefix })));
  return fc.oneof(...choices);
});
const query: fc.Arbitrary<Query> = fc.record(
  {
    where: fc.array(condition, { maxLength: 3 }),
    sort: fc.record({
      field: fc.constantFrom('status', 'amount', 'urgent', 'dueAt', 'owner.name'),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    limit: fc.constantFrom(1, 2, 5, 1000),
  },
  { requiredKeys: ['limit'] },
);

/** Any query over any documents gives what filtering and sorting them in memory gives, page by page. */
export function propertySuite(engine: () => ReadModelEngine, runs: () => number): void {
  it('finds what filtering and sorting in memory finds, for any documents and queries', async () => {
    const model = await engine().open<Item>(itemDefinition());
    const documents = fc.uniqueArray(fc.tuple(id, item), { selector: ([own]) => own, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(documents, fc.array(query, { minLength: 1, maxLength: 12 }), async (given, queries) => {
        await model.put(given.map(([own, body]) => newItem(own, body)));
        const stored = [...(await model.getMany(given.map(([own]) => own))).values()];
        expect(stored).toHaveLength(given.length);
        for (const asked of queries) {
          const found = await everything(model, asked);
          expect(found.map((document) => document.id)).toEqual(naive(stored, asked));
        }
        await model.remove(given.map(([own]) => own));
      }),
      { numRuns: runs() },
    );
  });
}

function naive(documents: readonly StoredDocument<Item>[], { where = [], sort }: Query): string[] {
  const direction = sort?.direction === 'desc' ? -1 : 1;
  return documents
    .filter(({ body }) => where.every((one) => valuesAt(body, one.field).some((value) => matches(value, one))))
    .map(({ id: own, body }) => ({ own, value: sort ? valuesAt(body, sort.field)[0]! : null }))
    .sort((a, b) => direction * (compare(a.value, b.value) || compare(a.own, b.own)))
    .map(({ own }) => own);
}

function valuesAt(body: Item, field: string): FieldValue[] {
  const value = field === 'owner.name' ? body.owner?.name : body[field as keyof Item];
  if (Array.isArray(value)) return value.length === 0 ? [null] : (value as string[]);
  return [(value ?? null) as FieldValue];
}

function matches(value: FieldValue, one: Condition): boolean {
  if ('equals' in one) return value === one.equals;
  if ('in' in one) return one.in.includes(value);
  if (value === null) return false;
  if ('prefix' in one) return (value as string).startsWith(one.prefix);
  return (one.from === undefined || compare(value, one.from) >= 0) && (one.before === undefined || compare(value, one.before) < 0);
}

/** Absent first; text by code point. */
function compare(a: FieldValue, b: FieldValue): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return Number(a) - Number(b);
}
