import { randomBytes } from 'node:crypto';

import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';

import { systemClock } from '../clock.ts';
import type { EventEngine, NewCommit } from '../port.ts';
import { type DistributedEngineOptions, openDistributedEngine } from './engine.ts';
import { guardRequestQueue } from './kafka-guard.ts';

export interface GivenBrokers {
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
}

/** Kafka and MongoDB as `scripts/test.ts` gives them. Without them tests are skipped, with the reason told; under `CI=true` that is a fault. */
export function givenBrokers(env: NodeJS.ProcessEnv = process.env): GivenBrokers | undefined {
  const { KAFKA_BROKERS: kafkaBrokers, MONGODB_URI: mongodbUri } = env;
  if (kafkaBrokers && mongodbUri) return { kafkaBrokers, mongodbUri };
  const reason = 'KAFKA_BROKERS and MONGODB_URI are not set: the distributed event store is not tested';
  if (env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return undefined;
}

/** Databases and topics of one test alone. */
export interface TestSpace {
  readonly prefix: string;
  open(over?: Partial<DistributedEngineOptions>): Promise<EventEngine>;
  /** What kafkajs says of the brokers, past the engine. */
  readonly kafka: Kafka;
  readonly mongo: MongoClient;
  /** Closes the engines, and drops databases and topics. */
  [Symbol.asyncDispose](): Promise<void>;
}

export function testSpace({ kafkaBrokers, mongodbUri }: GivenBrokers): TestSpace {
  guardRequestQueue();
  const prefix = `test-${randomBytes(5).toString('hex')}`;
  const engines: EventEngine[] = [];
  const mongo = new MongoClient(mongodbUri);
  const kafka = new Kafka({ brokers: kafkaBrokers.split(','), clientId: prefix, logLevel: logLevel.NOTHING });
  return {
    prefix,
    kafka,
    mongo,
    open: async (over) => {
      const shared = { kafkaBrokers, mongodbUri, clock: systemClock, databasePrefix: prefix, topicPrefix: prefix, clientId: prefix };
      const engine = await openDistributedEngine({ ...shared, ...over });
      engines.push(engine);
      return engine;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(engines.map((engine) => engine.close()));
      const admin = kafka.admin();
      await admin.connect();
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
      if (topics.length > 0) await admin.deleteTopics({ topics });
      await admin.disconnect();
      const { databases } = await mongo.db().admin().listDatabases({ nameOnly: true });
      const ours = databases.filter(({ name }) => name.startsWith(prefix));
      await Promise.all(ours.map(({ name }) => mongo.db(name).dropDatabase()));
      await mongo.close();
    },
  };
}

/** A commit of one event whose bytes are its id. */
export function commitOf(stream: string, version: number, commandId = `command-${version}`): NewCommit {
  const id = `${stream}@${version}.0`;
  return {
    stream,
    version,
    commandId,
    by: 'tester',
    recordedAt: 1_700_000_000_000 + version,
    events: [{ id, type: 'happened', bytes: Buffer.from(id) }],
  };
}

/** Per stream, the versions a handler was given, in the order of coming, repeats left out. */
export class Handled {
  readonly #versions = new Map<string, Set<number>>();

  add(stream: string, version: number): void {
    this.#versions.set(stream, (this.#versions.get(stream) ?? new Set()).add(version));
  }

  of(stream: string): number[] {
    return [...(this.#versions.get(stream) ?? [])];
  }

  get total(): number {
    return [...this.#versions.values()].reduce((sum, versions) => sum + versions.size, 0);
  }
}

export const upTo = (version: number): number[] => Array.from({ length: version }, (_, i) => i + 1);
