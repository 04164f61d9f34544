import type { Clock } from '@tongguan/event-store/clock';
import { MongoBulkWriteError } from 'mongodb';
import type { AnyBulkWriteOperation, Collection, FindCursor } from 'mongodb';
import { writeCursor } from '../cursor.ts';
import type { Condition, Page, PutDocument, Query, ReadModel, ReadModelDefinition, StoredDocument, Tally } from '../port.ts';
import { checkQuery, checkSplit, inOrder, stretchesOf } from '../query.ts';
import type { CheckedQuery, Stretch } from '../query.ts';
import { BY_CHANGE, BY_ID, checkDocuments, scalarOf } from '../schema.ts';
import type { CheckedDocument, Scalar, Schema } from '../schema.ts';
import { filterFor, keyOf, pathOf, sortFor } from './filter.ts';
import type { StoredRow } from './filter.ts';
import { planOf } from './plan.ts';
import { rowFields } from './rows.ts';

const PAGE = 500;
const DUPLICATE_KEY = 11000;

/** One generation of a read model in a MongoDB collection. */
export class DistributedReadModel<Body> implements ReadModel<Body> {
  readonly #schema: Schema;
  readonly #collection: Collection<StoredRow>;
  readonly #clock: Clock;
  readonly #dropped: () => Promise<void>;

  constructor(schema: Schema, collection: Collection<StoredRow>, clock: Clock, drop: () => Promise<void>) {
    this.#schema = schema;
    this.#collection = collection;
    this.#clock = clock;
    this.#dropped = drop;
  }

  get definition(): ReadModelDefinition {
    return this.#schema.definition;
  }

  async get(id: string): Promise<StoredDocument<Body> | undefined> {
    const row = await this.#collection.findOne({ _id: id });
    return row ? documentOf<Body>(row) : undefined;
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<Body>>> {
    const found = new Map<string, StoredDocument<Body>>();
    for (let at = 0; at < ids.length; at += PAGE) {
      const rows = await this.#collection.find({ _id: { $in: ids.slice(at, at + PAGE) } }).toArray();
      for (const row of rows) found.set(row._id, documentOf<Body>(row));
    }
    return found;
  }

  async put(documents: readonly PutDocument<Body>[]): Promise<{ readonly stale: readonly string[] }> {
    const checked = checkDocuments(this.#schema, documents);
    if (checked.length === 0) return { stale: [] };
    const changedAt = this.#clock.now();
    const operations = checked.map((document) => guardedWrite(this.#schema, document, changedAt));
    const refused = await this.#bulkWrite(operations);
    await this.#takeBack(checked, refused.born);
    return { stale: checked.filter((_, place) => refused.met.has(place) || refused.born.has(place)).map(({ id }) => id) };
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#collection.deleteMany({ _id: { $in: [...ids] } });
  }

  async find(query: Query): Promise<Page<Body>> {
    const checked = checkQuery(this.#schema, query);
    const documents: StoredDocument<Body>[] = [];
    for (const stretch of stretchesOf(checked)) {
      const missing = checked.limit + 1 - documents.length;
      if (missing <= 0) break;
      const rows = await this.#found(checked, stretch).limit(missing).toArray();
      documents.push(...rows.map((row) => documentOf<Body>(row)));
    }
    if (documents.length <= checked.limit) return { documents };
    documents.length = checked.limit;
    const last = documents[checked.limit - 1];
    if (!last) return { documents };
    const value = checked.sort ? scalarOf(checked.sort, last.body) : null;
    return { documents, nextCursor: writeCursor(checked.shape, { value, id: last.id }) };
  }

  async count(where: readonly Condition[], by: readonly string[]): Promise<readonly Tally[]> {
    const fields = checkSplit(this.#schema, by);
    const checked = checkQuery(this.#schema, { where, limit: 1 });
    const key = Object.fromEntries(fields.map((field) => [keyOf(field), `$${pathOf(field)}`]));
    const groups = await this.#collection
      .aggregate<{ _id: Readonly<Record<string, Scalar | null>>; n: number }>([
        { $match: filterFor(checked, { nulls: 'any', after: undefined }) },
        { $group: { _id: key, n: { $sum: 1 } } },
      ])
      .toArray();
    const tallies = groups.map(({ _id, n }) => ({ values: fields.map((field) => _id[keyOf(field)] ?? null), count: n }));
    return inOrder(tallies, fields);
  }

  async explain(query: Query): Promise<string | undefined> {
    const checked = checkQuery(this.#schema, query);
    const [stretch] = stretchesOf(checked);
    if (!stretch) return undefined;
    const plan = await this.#found(checked, stretch).limit(checked.limit).explain('queryPlanner');
    const used = planOf(plan);
    if (used === undefined) return undefined;
    const filters = checked.tests.length > 0 || checked.changedSince !== undefined;
    if (filters && !used.bounded) return undefined;
    return used.index === '_id_' ? BY_ID : used.index;
  }

  #found(query: CheckedQuery, stretch: Stretch): FindCursor<StoredRow> {
    // what changed of late is little; every other index has all there is of a company or an office
    const hint = query.changedSince === undefined ? {} : { hint: BY_CHANGE };
    return this.#collection.find(filterFor(query, stretch), hint).sort(sortFor(query));
  }

  async *all(): AsyncGenerator<StoredDocument<Body>> {
    for (let after = ''; ;) {
      const rows = await this.#collection
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(PAGE)
        .toArray();
      for (const row of rows) yield documentOf<Body>(row);
      if (rows.length < PAGE) return;
      after = rows.at(-1)?._id ?? after;
    }
  }

  drop(): Promise<void> {
    return this.#dropped();
  }

  /** Places of the operations whose revision guard found another document, or (`born`) none. */
  async #bulkWrite(operations: readonly AnyBulkWriteOperation<StoredRow>[]): Promise<Refused> {
    try {
      const { upsertedIds } = await this.#collection.bulkWrite(operations, { ordered: false });
      return { met: new Set(), born: placesOf(upsertedIds) };
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const faults = [error.writeErrors].flat();
      if (faults.length === 0 || faults.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
      // not acknowledged by the majority: not known to be kept, so it must not look like success
      if (error.result.getWriteConcernError()) throw error;
      return { met: new Set(faults.map((fault) => fault.index)), born: placesOf(error.upsertedIds) };
    }
  }

  /** An update of a document that was removed meanwhile has stored it again: that is taken back, and the put is stale. */
  async #takeBack(documents: readonly CheckedDocument[], born: ReadonlySet<number>): Promise<void> {
    for (const place of born) {
      const document = documents[place];
      if (document) await this.#collection.deleteOne({ _id: document.id, revision: document.expectedRevision + 1, body: document.body });
    }
  }
}

interface Refused {
  readonly met: ReadonlySet<number>;
  readonly born: ReadonlySet<number>;
}

function placesOf(upsertedIds: Readonly<Record<number, unknown>>): ReadonlySet<number> {
  return new Set(Object.keys(upsertedIds).map(Number));
}

/** The upsert finds nothing when the revision is another, tries to insert, and meets the `_id`: code 11000. */
function guardedWrite(schema: Schema, document: CheckedDocument, changedAt: number): AnyBulkWriteOperation<StoredRow> {
  const { id, expectedRevision, versions, body } = document;
  const row = { revision: expectedRevision + 1, versions, changedAt, body, fields: rowFields(schema, document.values) };
  if (expectedRevision === 0) return { insertOne: { document: { _id: id, ...row } } };
  return { updateOne: { filter: { _id: id, revision: expectedRevision }, update: { $set: row }, upsert: true } };
}

function documentOf<Body>(row: StoredRow): StoredDocument<Body> {
  return {
    id: row._id,
    revision: row.revision,
    versions: JSON.parse(row.versions) as Record<string, number>,
    changedAt: row.changedAt,
    body: JSON.parse(row.body) as Body,
  };
}
