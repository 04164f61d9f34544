import { readCursor, shapeOf } from './cursor.ts';
import type { Place } from './cursor.ts';
import { InvalidQuery } from './port.ts';
import type { Condition, FieldValue, Query, Tally } from './port.ts';
import type { Field, FieldKind, Scalar, Schema } from './schema.ts';
import { successor } from './text-order.ts';

/** A condition whose field and values were checked. A prefix is a range. */
export type Test =
  | { readonly kind: 'equals'; readonly field: Field; readonly value: Scalar | null }
  | { readonly kind: 'in'; readonly field: Field; readonly values: readonly Scalar[]; readonly orNull: boolean }
  | { readonly kind: 'range'; readonly field: Field; readonly from: Scalar | undefined; readonly before: Scalar | undefined };

export interface CheckedQuery {
  readonly tests: readonly Test[];
  /** Undefined: by id. */
  readonly sort: Field | undefined;
  readonly descending: boolean;
  readonly after: Place | undefined;
  readonly limit: number;
  readonly changedSince: number | undefined;
  readonly shape: string;
}

const MAX_LIMIT = 1000;
const MAX_IN = 1000;

/** Checks a query against the definition. @throws InvalidQuery, BadCursor */
export function checkQuery(schema: Schema, query: Query): CheckedQuery {
  const { where = [], sort, cursor, limit, changedSince } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw new InvalidQuery(`limit must be 1 to ${MAX_LIMIT}`);
  if (changedSince !== undefined && !Number.isFinite(changedSince)) throw new InvalidQuery('changedSince must be a time');
  const tests = where.map((condition) => checkCondition(schema, condition));
  const sortField = sort && fieldOf(schema, sort.field);
  if (sortField?.kind === 'string[]') throw new InvalidQuery(`${sortField.name} holds many values: it has no order`);
  const shape = shapeOf(schema.definition.name, query);
  return {
    tests,
    sort: sortField,
    descending: sort?.direction === 'desc',
    after: cursor === undefined ? undefined : readCursor(shape, sortField?.kind, cursor),
    limit,
    changedSince,
    shape,
  };
}

/** The fields that a count is split by. @throws InvalidQuery */
export function checkSplit(schema: Schema, by: readonly string[]): readonly Field[] {
  return by.map((name) => {
    const field = fieldOf(schema, name);
    if (field.kind === 'string[]') throw new InvalidQuery(`${name} holds many values: nothing is counted by it`);
    return field;
  });
}

/** Tallies in one order, whatever engine counted: by their values, absent first. No field at all: always one tally. */
export function inOrder(tallies: readonly Tally[], by: readonly Field[]): readonly Tally[] {
  if (by.length === 0) return tallies.length > 0 ? tallies : [{ values: [], count: 0 }];
  const place = ({ values }: Tally): string => JSON.stringify(values.map((value) => (value === null ? [] : [value])));
  return [...tallies].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function checkCondition(schema: Schema, condition: Condition): Test {
  const field = fieldOf(schema, condition.field);
  if ('equals' in condition) {
    return { kind: 'equals', field, value: condition.equals === null ? null : valueFor(field, condition.equals) };
  }
  if ('in' in condition) {
    if (condition.in.length > MAX_IN) throw new InvalidQuery(`${field.name}: at most ${MAX_IN} values`);
    const values = condition.in.filter((value) => value !== null).map((value) => valueFor(field, value));
    return { kind: 'in', field, values: [...new Set(values)], orNull: condition.in.includes(null) };
  }
  if ('prefix' in condition) {
    const from = valueFor(field, condition.prefix) as string;
    return { kind: 'range', field, from, before: successor(from) };
  }
  const { from, before } = condition;
  if (from === undefined && before === undefined) throw new InvalidQuery(`${field.name}: a range needs a bound`);
  return {
    kind: 'range',
    field,
    from: from === undefined ? undefined : valueFor(field, from),
    before: before === undefined ? undefined : valueFor(field, before),
  };
}

function fieldOf(schema: Schema, name: string): Field {
  const field = schema.fields.get(name);
  if (!field) throw new InvalidQuery(`${schema.definition.name} has no field ${JSON.stringify(name)}`);
  return field;
}

const SCALAR: Readonly<Record<FieldKind, 'string' | 'number' | 'boolean'>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  'string[]': 'string',
};

function valueFor(field: Field, value: FieldValue): Scalar {
  if (value === null || typeof value !== SCALAR[field.kind] || Number.isNaN(value)) {
    throw new InvalidQuery(`${field.name} is compared with something else than a ${SCALAR[field.kind]}`);
  }
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/** A stretch of the order in which the rest of the result lies. Documents without the sort field come first ascending. */
export interface Stretch {
  readonly nulls: 'any' | 'only' | 'none';
  readonly after: Place | undefined;
}

/** What still follows the cursor, as at most two stretches that an index serves each by one range. */
export function stretchesOf({ sort, after, descending }: CheckedQuery): readonly Stretch[] {
  if (!sort || !after) return [{ nulls: 'any', after }];
  const rest: Stretch = { nulls: after.value === null ? 'only' : 'none', after };
  if (descending) return after.value === null ? [rest] : [rest, { nulls: 'only', after: undefined }];
  return after.value === null ? [rest, { nulls: 'none', after: undefined }] : [rest];
}

/**
 * The conditions that a stretch still has to ask: where it begins at a place in the order, a range's bound behind that
 * place is left out, so that an engine seeks to the place and not to the bound.
 */
export function testsIn({ tests, sort, descending }: CheckedQuery, { after }: Stretch): readonly Test[] {
  if (!sort || !after || after.value === null) return tests;
  return tests.flatMap((test): readonly Test[] => {
    if (test.kind !== 'range' || test.field !== sort) return [test];
    const rest: Test = descending ? { ...test, before: undefined } : { ...test, from: undefined };
    return rest.from === undefined && rest.before === undefined ? [] : [rest];
  });
}
