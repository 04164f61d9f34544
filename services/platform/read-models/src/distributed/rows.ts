import type { CheckedDocument, Scalar, Schema } from '../schema.ts';
import { keyOf } from './filter.ts';
import type { StoredRow } from './filter.ts';

/** Declared fields beside the content; an array without elements is null, as an absent field is. */
export function rowFields(schema: Schema, values: CheckedDocument['values']): StoredRow['fields'] {
  return Object.fromEntries([...schema.fields.values()].map((field) => [keyOf(field), orNull(values.get(field.name) ?? null)]));
}

function orNull(value: Scalar | null | readonly string[]): Scalar | null | readonly string[] {
  return Array.isArray(value) && value.length === 0 ? null : value;
}
