import type { Clock } from '@tongguan/event-store/clock';
import { gathered } from '@tongguan/event-store/gathered';
import { MongoClient, MongoServerError } from 'mongodb';
import type { Collection, Db } from 'mongodb';
import { canonical } from '../canonical.ts';
import { FoldListeners } from '../fold-listeners.ts';
import type { ReadModel, ReadModelDefinition, ReadModelEngine } from '../port.ts';
import { BY_CHANGE, schemaOf, valuesOf } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { pathOf } from './filter.ts';
import type { StoredRow } from './filter.ts';
import { DistributedReadModel } from './read-model.ts';
import { rowFields } from './rows.ts';

interface ModelRow {
  readonly _id: string;
  readonly inUse: number;
  readonly highest: number;
}

interface GenerationRow {
  readonly _id: string;
  readonly name: string;
  readonly generation: number;
  readonly definition: string;
}

const SELECTION_TIMEOUT_MS = 10_000;
const DUPLICATE_KEY = 11000;
const NAMESPACE_NOT_FOUND = 26;

/** Read models in MongoDB, a collection per generation. Rejects when no server answers within 10 s. */
export async function openDistributedReadModels(options: {
  readonly mongodbUri: string;
  readonly databasePrefix: string;
  readonly clock: Clock;
}): Promise<ReadModelEngine> {
  const client = new MongoClient(options.mongodbUri, {
    // the offset of a subscription moves after the put: what it relies on must survive a lost primary
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    // a server that is back is seen when it is asked again: the default of 10 s would make each outage as much longer
    heartbeatFrequencyMS: 1_000,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  });
  try {
    await client.connect();
    return new Engine(client, client.db(`${options.databasePrefix}_read_models`), options.clock);
  } catch (cause) {
    await client.close();
    throw cause;
  }
}

class Engine implements ReadModelEngine {
  readonly kind = 'distributed';
  readonly folded = new FoldListeners();
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #models: Collection<ModelRow>;
  readonly #generations: Collection<GenerationRow>;
  /** Every read model of a process follows its generation, all at the same beat. */
  readonly #inUse: (name: string) => Promise<number>;

  constructor(client: MongoClient, db: Db, clock: Clock) {
    this.#client = client;
    this.#db = db;
    this.#clock = clock;
    this.#models = db.collection('models');
    this.#generations = db.collection('generations');
    this.#inUse = gathered(async (names) => {
      const rows = await this.#models.find({ _id: { $in: [...names] } }).toArray();
      const inUse = new Map(rows.map((row) => [row._id, row.inUse]));
      return names.map((name) => inUse.get(name) ?? 1);
    });
  }

  async open<Body>(definition: ReadModelDefinition, generation?: number): Promise<ReadModel<Body>> {
    const schema = schemaOf(definition);
    const { name } = definition;
    const opened = generation ?? (await this.generation(name));
    const collection = this.#db.collection<StoredRow>(collectionOf(name, opened));
    await this.#register(schema, opened, collection);
    const drop = async (): Promise<void> => {
      await collection.drop().catch(unlessMissing);
      await this.#generations.deleteOne({ _id: collectionOf(name, opened) });
    };
    return new DistributedReadModel(schema, collection, this.#clock, drop);
  }

  generation(name: string): Promise<number> {
    return this.#inUse(name);
  }

  async use(name: string, generation: number): Promise<void> {
    await this.#know(name, generation);
    await this.#models.updateOne({ _id: name }, { $set: { inUse: generation } });
  }

  async reserveGeneration(name: string): Promise<number> {
    await this.#know(name, 1);
    const reserved = await this.#models.findOneAndUpdate({ _id: name }, { $inc: { highest: 1 } }, { returnDocument: 'after' });
    if (!reserved) throw new Error(`the generations of ${name} disappeared`);
    return reserved.highest;
  }

  async generations(name: string): Promise<readonly number[]> {
    const rows = await this.#generations.find({ name }).toArray();
    return rows.map(({ generation }) => generation).sort((a, b) => a - b);
  }

  /** Every put waits for the majority's journal. */
  settle(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #know(name: string, generation: number): Promise<void> {
    try {
      await this.#models.updateOne({ _id: name }, { $max: { highest: generation }, $setOnInsert: { inUse: 1 } }, { upsert: true });
    } catch (error) {
      // two upserts of one new id: the second can meet the first; it is there now
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
      await this.#models.updateOne({ _id: name }, { $max: { highest: generation } });
    }
  }

  async #register(schema: Schema, generation: number, collection: Collection<StoredRow>): Promise<void> {
    const { definition } = schema;
    const _id = collectionOf(definition.name, generation);
    const wanted = JSON.stringify(canonical({ fields: definition.fields, indexes: definition.indexes }));
    const known = await this.#generations.findOne({ _id });
    if (known?.definition === wanted) return;
    await this.#know(definition.name, generation);
    if (known) await refit(schema, collection);
    await createIndexes(schema, collection);
    const row = { name: definition.name, generation, definition: wanted };
    await this.#generations.replaceOne({ _id }, row, { upsert: true }).catch(async (error: unknown) => {
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
      await this.#generations.replaceOne({ _id }, row);
    });
  }
}

function collectionOf(name: string, generation: number): string {
  return `${name}@${generation}`;
}

async function createIndexes(schema: Schema, collection: Collection<StoredRow>): Promise<void> {
  await collection.createIndex({ changedAt: 1, _id: 1 }, { name: BY_CHANGE }, undefined);
  for (const { name, fields } of schema.indexes) {
    await collection.createIndex({ ...Object.fromEntries(fields.map((field) => [pathOf(field), 1])), _id: 1 }, { name }, undefined);
  }
}

/** The definition changed: takes the declared fields out of the contents anew, and gives up the old indexes. */
async function refit(schema: Schema, collection: Collection<StoredRow>): Promise<void> {
  await collection.dropIndexes().catch(unlessMissing);
  for await (const { _id, revision, body } of collection.find({})) {
    const fields = rowFields(schema, valuesOf(schema, JSON.parse(body)));
    // a document that was put meanwhile has them already
    await collection.updateOne({ _id, revision }, { $set: { fields } });
  }
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof MongoServerError) || error.code !== NAMESPACE_NOT_FOUND) throw error;
}
