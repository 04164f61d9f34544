import { testsIn } from '../query.ts';
import type { CheckedQuery, Stretch, Test } from '../query.ts';
import type { Field, Index, Schema } from '../schema.ts';
import { BY_CHANGE } from '../schema.ts';
import { expression, jsonPath, sqlValue } from './tables.ts';
import type { SqlValue, Tables } from './tables.ts';

export interface Select {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A statement from its `FROM` to its conditions, and how it calls fields and ids. */
interface Filtered extends Select {
  readonly columnOf: (field: Field) => string;
  readonly id: string;
}

/** Builds the statement for one stretch of a query's result; `limit` is the last parameter. */
export function selectFor(schema: Schema, tables: Tables, query: CheckedQuery, stretch: Stretch, limit: number): Select {
  const { sql, parameters, columnOf, id } = filteredBy(schema, tables, query, stretch);
  const sort = query.sort && columnOf(query.sort);
  const direction = query.descending ? 'DESC' : 'ASC';
  // where all are null, SQLite would sort once more by the null
  const order = sort === undefined || stretch.nulls === 'only' ? `${id} ${direction}` : `${sort} ${direction}, ${id} ${direction}`;
  const columns = 't.id, t.revision, t.versions, t.changed_at, t.body';
  return { sql: `SELECT ${columns} ${sql} ORDER BY ${order} LIMIT ?`, parameters: [...parameters, limit] };
}

/** Builds the statement that counts what matches by the values of `by`: columns `k0`, `k1`, ... and `n`. */
export function countFor(schema: Schema, tables: Tables, query: CheckedQuery, by: readonly Field[]): Select {
  const { sql, parameters, columnOf } = filteredBy(schema, tables, query, { nulls: 'any', after: undefined });
  const columns = [...by.map((field, place) => `${columnOf(field)} AS k${place}`), 'count(*) AS n'];
  const groups = by.length > 0 ? ` GROUP BY ${by.map((field) => columnOf(field)).join(', ')}` : '';
  return { sql: `SELECT ${columns.join(', ')} ${sql}${groups}`, parameters };
}

function filteredBy(schema: Schema, tables: Tables, query: CheckedQuery, stretch: Stretch): Filtered {
  const joined = joinFor(schema, query);
  const columnOf = (field: Field): string => {
    const place = joined ? joined.index.fields.indexOf(field) : -1;
    return place >= 0 ? `s.k${place}` : expression(field);
  };
  const id = joined ? 's.id' : 't.id';
  const parameters: SqlValue[] = [];
  const where = testsIn(query, stretch).map((test) => {
    if (test.field.kind !== 'string[]' || test === joined?.test) return compare(columnOf(test.field), test, parameters);
    return anyElement(schema, tables, query, test, parameters);
  });
  if (query.changedSince !== undefined) {
    where.push('t.changed_at >= ?');
    parameters.push(query.changedSince);
  }
  where.push(...place(query.sort && columnOf(query.sort), id, stretch, query.descending, parameters));
  // what changed of late is little; every other index has all there is of a company or an office
  const byChange = query.changedSince === undefined ? '' : ` INDEXED BY ${tables.index(BY_CHANGE)}`;
  const from = joined
    ? `${tables.entries(joined.index)} s CROSS JOIN ${tables.documents} t ON t.id = s.id`
    : `${tables.documents} t${byChange}`;
  return { sql: `FROM ${from}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`, parameters, columnOf, id };
}

/** An index with an array field whose element is asked for: its rows lead, one per document. The one that helps most. */
function joinFor(schema: Schema, query: CheckedQuery): { readonly index: Index; readonly test: Test } | undefined {
  if (query.changedSince !== undefined) return undefined;
  const candidates = query.tests
    .filter((test) => test.kind === 'equals' && test.field.kind === 'string[]')
    .flatMap((test) =>
      schema.indexes.filter(({ array }) => array === test.field).map((index) => ({ index, test, score: score(index, query) })),
    );
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0];
  return best && best.score > 0 ? best : undefined;
}

/** How well an index serves: how many of its leading fields are fixed, plus a half when the next is compared or sorted by. */
function score(index: Index, query: CheckedQuery): number {
  let fixed = 0;
  for (const field of index.fields) {
    if (query.tests.some((test) => test.field === field && test.kind === 'equals')) {
      fixed += 1;
      continue;
    }
    const goesOn = query.sort === field || query.tests.some((test) => test.field === field);
    return goesOn && fixed > 0 ? fixed + 0.5 : fixed;
  }
  return fixed;
}

function anyElement(schema: Schema, tables: Tables, query: CheckedQuery, test: Test, parameters: SqlValue[]): string {
  const index = query.changedSince === undefined ? schema.indexes.find(({ fields }) => fields[0] === test.field) : undefined;
  if (index) return `t.id IN (SELECT e.id FROM ${tables.entries(index)} e WHERE ${compare('e.k0', test, parameters)})`;
  const elements = `SELECT value FROM json_each(t.body, '${jsonPath(test.field)}') WHERE value IS NOT NULL`;
  if (test.kind === 'equals' && test.value === null) return `NOT EXISTS (${elements})`;
  const some = `EXISTS (${elements} AND ${compare('value', test, parameters)})`;
  return test.kind === 'in' && test.orNull ? `(${some} OR NOT EXISTS (${elements}))` : some;
}

function compare(column: string, test: Test, parameters: SqlValue[]): string {
  switch (test.kind) {
    case 'equals':
      if (test.value === null) return `${column} IS NULL`;
      parameters.push(sqlValue(test.value));
      return `${column} = ?`;
    case 'in': {
      parameters.push(...test.values.map(sqlValue));
      const some = `${column} IN (${test.values.map(() => '?').join(', ')})`;
      return test.orNull ? `(${column} IS NULL OR ${some})` : some;
    }
    case 'range': {
      const bounds: string[] = [];
      if (test.from !== undefined) {
        parameters.push(sqlValue(test.from));
        bounds.push(`${column} >= ?`);
      }
      if (test.before !== undefined) {
        parameters.push(sqlValue(test.before));
        bounds.push(`${column} < ?`);
      }
      return bounds.join(' AND ');
    }
  }
}

function place(sort: string | undefined, id: string, { nulls, after }: Stretch, descending: boolean, parameters: SqlValue[]): string[] {
  const than = descending ? '<' : '>';
  const where: string[] = [];
  if (sort !== undefined && nulls === 'only') where.push(`${sort} IS NULL`);
  if (sort !== undefined && nulls === 'none' && !after) where.push(`${sort} IS NOT NULL`);
  if (!after) return where;
  if (sort === undefined || nulls === 'only') {
    parameters.push(after.id);
    return [...where, `${id} ${than} ?`];
  }
  const value = sqlValue(after.value);
  parameters.push(value, value, after.id);
  // the first bound is what SQLite seeks to in an index over expressions, the second is for the ties
  return [...where, `${sort} ${than}= ?`, `(${sort}, ${id}) ${than} (?, ?)`];
}
