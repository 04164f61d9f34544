import { canonical } from './canonical.ts';
import { InvalidDocument } from './port.ts';
import type { PutDocument, ReadModelDefinition } from './port.ts';

export type FieldKind = ReadModelDefinition['fields'][string];
export type Scalar = string | number | boolean;

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly path: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly fields: readonly Field[];
  /** The one array field among them: the index has an entry per element. */
  readonly array: Field | undefined;
}

/** A definition whose names were checked, so that engines may build statements from them. */
export interface Schema {
  readonly definition: ReadModelDefinition;
  readonly fields: ReadonlyMap<string, Field>;
  readonly indexes: readonly Index[];
}

const MODEL_NAME = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*$/;
const INDEX_NAME = /^[a-z][a-z0-9-]{0,59}$/;
const FIELD_NAME = /^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/;

/** Names of the indexes that every read model has. */
export const BY_ID = 'id';
export const BY_CHANGE = 'changed-at';

/** Checks a definition. @throws TypeError for names that are not kebab-case (indexes, model) or dotted camelCase (fields). */
export function schemaOf(definition: ReadModelDefinition): Schema {
  if (!MODEL_NAME.test(definition.name))
    throw new TypeError(`read model name ${JSON.stringify(definition.name)} is not <service>.<kebab-name>`);
  const fields = new Map<string, Field>();
  for (const [name, kind] of Object.entries(definition.fields)) {
    if (!FIELD_NAME.test(name)) throw new TypeError(`${definition.name}: field ${JSON.stringify(name)} is not a dotted camelCase path`);
    fields.set(name, { name, kind, path: name.split('.') });
  }
  const seen = new Set([BY_ID, BY_CHANGE]);
  const indexes = definition.indexes.map(({ name, fields: names }) => {
    if (!INDEX_NAME.test(name) || seen.has(name))
      throw new TypeError(`${definition.name}: index name ${JSON.stringify(name)} is taken or not kebab-case`);
    seen.add(name);
    const members = names.map((field) => {
      const known = fields.get(field);
      if (!known) throw new TypeError(`${definition.name}: index ${name} names the undeclared field ${JSON.stringify(field)}`);
      return known;
    });
    const arrays = members.filter(({ kind }) => kind === 'string[]');
    if (members.length === 0 || arrays.length > 1)
      throw new TypeError(`${definition.name}: index ${name} needs fields, at most one of them an array`);
    return { name, fields: members, array: arrays[0] };
  });
  return { definition, fields, indexes };
}

/** The value of a field in a document; null where it is absent. */
export function scalarOf(field: Field, body: unknown): Scalar | null {
  const value = valueAt(field, body);
  if (value === undefined || value === null) return null;
  if (typeof value !== field.kind) throw wrongKind(field);
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw wrongKind(field);
  if (typeof value === 'string' && value.includes('\0')) throw wrongKind(field);
  return value as Scalar;
}

/** The distinct elements of an array field; none where it is absent. */
export function elementsOf(field: Field, body: unknown): readonly string[] {
  const value = valueAt(field, body) ?? [];
  if (!Array.isArray(value)) throw wrongKind(field);
  const elements: readonly unknown[] = value;
  if (!elements.every((element) => typeof element === 'string' && !element.includes('\0'))) throw wrongKind(field);
  return [...new Set(elements as readonly string[])];
}

function valueAt(field: Field, body: unknown): unknown {
  let value = body;
  for (const key of field.path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

function wrongKind(field: Field): InvalidDocument {
  return new InvalidDocument(`field ${field.name} holds something else than a ${field.kind} (safe numbers, no NUL in text)`);
}

/** A document as both engines store it. */
export interface CheckedDocument {
  readonly id: string;
  readonly expectedRevision: number;
  readonly versions: string;
  readonly body: string;
  /** Per declared field its value, for an array field its elements. */
  readonly values: ReadonlyMap<string, Scalar | null | readonly string[]>;
}

/** Checks documents before anything of them is written. @throws InvalidDocument */
export function checkDocuments(schema: Schema, documents: readonly PutDocument<unknown>[]): readonly CheckedDocument[] {
  const ids = new Set<string>();
  return documents.map(({ id, expectedRevision, versions, body }) => {
    if (id === '' || id.includes('\0') || !id.isWellFormed()) throw new InvalidDocument('a document id is empty or not text');
    if (ids.has(id)) throw new InvalidDocument(`document ${id} is put twice at once`);
    ids.add(id);
    const plain = canonical(body);
    return {
      id,
      expectedRevision,
      versions: JSON.stringify(canonical(versions)),
      body: JSON.stringify(plain),
      values: valuesOf(schema, plain),
    };
  });
}

export function valuesOf(schema: Schema, body: unknown): CheckedDocument['values'] {
  return new Map(
    [...schema.fields.values()].map((field) => [field.name, field.kind === 'string[]' ? elementsOf(field, body) : scalarOf(field, body)]),
  );
}
