import fc from 'fast-check';

/** As much of OpenAPI 3.1 as the window's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** Of a text in another form: of each of its lines. */
  readonly contentSchema?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface AnyRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Media type of the body. */
  readonly type: string;
}

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

/** Texts that have broken something somewhere: paths, queries, markup, numbers, halves of characters. */
export const HOSTILE = [
  ...[
    '',
    ' ',
    '.',
    '..',
    '../../etc/passwd',
    '%2e%2e%2f',
    '%',
    'a/b',
    '\\',
    '\u0000',
    'a\u0000b',
    '\r\nx: y',
    "' OR 1=1 --",
    '"',
    '$where',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e309',
    '0x10',
    '９',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '\ufeff',
  ],
  ...[
    'é',
    'e\u0301',
    '中',
    '𠮷',
    '<script>',
    '<!DOCTYPE a>',
    'a'.repeat(101),
    '中'.repeat(90),
    '9'.repeat(30),
    '2026-02-30',
    '2026-11-25T08:00:00',
  ],
  ...[
    '0001-01-01',
    '9999-12-31T23:59:59Z',
    '2016-12-31T23:59:60Z',
    '2026-11-25T08:00:00+08:00',
    '1970-01-01T00:00:00Z',
    '-1',
    '1:1',
    'a:999999999',
  ],
];

/** Requests of one operation: mostly of the right shape with values that exist, and often with something wrong in them. */
export function anyRequest(document: Document, path: string, operation: Operation, known: readonly string[]): fc.Arbitrary<AnyRequest> {
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const parameters = (operation.parameters ?? []).map(({ name, in: place, required, schema }) => ({
    name,
    place,
    required,
    value: valueOf(document, schema, text, 0),
  }));
  const given = fc.tuple(
    ...parameters.map(({ value, required }) => (required === true ? value : fc.option(value, { nil: undefined, freq: 2 }))),
  );
  const content = operation.requestBody?.content ?? {};
  const type = content[LINES_TYPE] === undefined ? JSON_TYPE : LINES_TYPE;
  const schema = type === LINES_TYPE ? content[type]?.schema.contentSchema : content[type]?.schema;
  const json = fc.oneof(
    { weight: 6, arbitrary: schema === undefined ? fc.constant(undefined) : valueOf(document, schema, text, 0) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
  const broken = fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '{"__proto__":{"a":1}}',
    '[1,2',
    '"\\ud800"',
    '\ufeff{}',
    '1e999',
    '[[[[[[[[]]]]]]]]',
  );
  const one = fc.oneof({ weight: 6, arbitrary: json.map((value) => JSON.stringify(value)) }, { weight: 1, arbitrary: broken });
  const lines = fc.array(one, { maxLength: 3 }).map((each) => each.join('\n'));
  const body = schema === undefined ? fc.constant(undefined) : type === LINES_TYPE ? lines : one;
  return fc.tuple(given, body).map(([values, sent]) => {
    const query: string[] = [];
    const headers: Record<string, string> = {};
    let address = path;
    for (const [index, { name, place }] of parameters.entries()) {
      const value = values[index];
      if (value === undefined) continue;
      const told = typeof value === 'string' ? value : JSON.stringify(value);
      const encoded = encodeURIComponent(told.toWellFormed());
      if (place === 'path') address = address.replace(`{${name}}`, encoded.replaceAll('.', '%2E'));
      else if (place === 'query') query.push(`${name}=${encoded}`);
      else headers[name] = told.replaceAll(/[^\x21-\x7e]/g, '') || 'k';
    }
    return { path: query.length === 0 ? address : `${address}?${query.join('&')}`, headers, body: sent, type };
  });
}

/** Mostly what the schema admits, and now and then something else at any place. */
function valueOf(document: Document, schema: Schema, text: fc.Arbitrary<string>, depth: number): fc.Arbitrary<unknown> {
  const of = (inner: Schema, below: number): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 12, arbitrary: rightValue(document, inner, text, below, of) },
      { weight: 1, arbitrary: fc.oneof(text, fc.constantFrom<unknown>(null, true, -1, 1e308, [], {}, ['a'])) },
    );
  return of(schema, depth);
}

/** Nothing but what the schema admits. */
export function admittedBy(document: Document, schema: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const of = (inner: Schema, depth: number): fc.Arbitrary<unknown> => rightValue(document, inner, text, depth, of);
  return of(schema, 0);
}

type Within = (schema: Schema, depth: number) => fc.Arbitrary<unknown>;

function rightValue(document: Document, schema: Schema, text: fc.Arbitrary<string>, depth: number, within: Within): fc.Arbitrary<unknown> {
  const of = (inner: Schema): fc.Arbitrary<unknown> => within(inner, depth + 1);
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return rightValue(document, document.components.schemas[name] ?? {}, text, depth, within);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(of));
  switch (schema.type) {
    case 'string': {
      const { maxLength } = schema;
      // JSON Schema counts characters, not halves of them
      return maxLength === undefined ? text : text.map((long) => Array.from(long).slice(0, maxLength).join(''));
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1000, 10_000) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(of(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 3, depth > 3 ? 1 : 3) });
    case 'object': {
      const [pattern] = Object.values(schema.patternProperties ?? {});
      if (pattern !== undefined) return fc.dictionary(text, of(pattern), { maxKeys: 3 });
      const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, of(inner)]));
      return fc.record(properties, { requiredKeys: [...(schema.required ?? [])] });
    }
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}
