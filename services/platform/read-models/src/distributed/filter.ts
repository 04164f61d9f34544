import type { Document, Filter } from 'mongodb';
import { testsIn } from '../query.ts';
import type { CheckedQuery, Stretch, Test } from '../query.ts';
import type { Field, Scalar } from '../schema.ts';

/** A document as it is stored: content as JSON text, so that both engines keep the same bytes; declared fields beside it. */
export interface StoredRow {
  readonly _id: string;
  readonly revision: number;
  readonly versions: string;
  readonly changedAt: number;
  readonly body: string;
  readonly fields: Readonly<Record<string, Scalar | null | readonly string[]>>;
}

/** Where a declared field is stored. Field names hold no underscore, so two never meet. */
export function keyOf(field: Field): string {
  return field.path.join('_');
}

export function pathOf(field: Field): string {
  return `fields.${keyOf(field)}`;
}

/** The filter for one stretch of a query's result; flat where no path comes twice, which every planner understands best. */
export function filterFor(query: CheckedQuery, stretch: Stretch): Filter<StoredRow> {
  const clauses: Document[] = testsIn(query, stretch).map(matching);
  if (query.changedSince !== undefined) clauses.push({ changedAt: { $gte: query.changedSince } });
  clauses.push(...place(query, stretch));
  const flat: Document = {};
  const others: Document[] = [];
  for (const clause of clauses) {
    if (Object.keys(clause).some((path) => Object.hasOwn(flat, path))) others.push(clause);
    else Object.assign(flat, clause);
  }
  return others.length === 0 ? flat : { ...flat, $and: others };
}

export function sortFor(query: CheckedQuery): Record<string, 1 | -1> {
  const direction = query.descending ? -1 : 1;
  return query.sort ? { [pathOf(query.sort)]: direction, _id: direction } : { _id: direction };
}

function matching(test: Test): Document {
  const path = pathOf(test.field);
  switch (test.kind) {
    case 'equals':
      return { [path]: test.value };
    case 'in':
      return { [path]: { $in: test.orNull ? [...test.values, null] : test.values } };
    case 'range': {
      const bounds = boundsOf(test.from, test.before);
      // one element must be within both bounds
      return { [path]: test.field.kind === 'string[]' ? { $elemMatch: bounds } : bounds };
    }
  }
}

/** An open end is closed by the kind's own end where it has one: some servers walk the whole index otherwise. */
function boundsOf(from: Scalar | undefined, before: Scalar | undefined): Document {
  const low = from ?? (typeof before === 'number' ? -Infinity : typeof before === 'string' ? '' : false);
  if (before !== undefined) return { $gte: low, $lt: before };
  return typeof low === 'number' ? { $gte: low, $lte: Infinity } : { $gte: low };
}

function place({ sort, descending }: CheckedQuery, { nulls, after }: Stretch): Document[] {
  const than = descending ? '$lt' : '$gt';
  if (!sort) return after ? [{ _id: { [than]: after.id } }] : [];
  const path = pathOf(sort);
  if (nulls === 'only') return [{ [path]: null }, ...(after ? [{ _id: { [than]: after.id } }] : [])];
  if (!after || after.value === null) return nulls === 'none' ? [{ [path]: { $ne: null } }] : [];
  // the outer bound is for the index, the choice below for the ties
  const bound = descending ? { $lte: after.value } : { $gte: after.value };
  return [{ [path]: bound }, { $or: [{ [path]: { [than]: after.value } }, { [path]: after.value, _id: { [than]: after.id } }] }];
}
