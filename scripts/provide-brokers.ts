import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerAnswers } from './local/docker-answers.ts';
import { startLocalKafka } from './local-kafka.ts';
import { startLocalMongo } from './local-mongo.ts';

export interface Brokers {
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  readonly how: 'given' | 'testcontainers' | 'local';
  stop(): Promise<void>;
}

interface Provided {
  readonly address: string;
  stop(): Promise<void>;
}

const KAFKA_IMAGE = 'confluentinc/cp-kafka:8.1.0';
const KAFKA_CONTAINER_PORT = 9093;
const MONGO_IMAGE = 'mongo:8.0';

/**
 * Kafka and MongoDB for tests and for `start:distributed`: `KAFKA_BROKERS` and `MONGODB_URI` where given, else
 * containers where a Docker engine answers, else plain local processes. What is started here, `stop` ends and removes.
 */
export async function provideBrokers(env: NodeJS.ProcessEnv = process.env): Promise<Brokers> {
  const given = { kafka: env['KAFKA_BROKERS'], mongo: env['MONGODB_URI'] };
  const docker = (!given.kafka || !given.mongo) && (await dockerAnswers(env));
  const [kafka, mongo] = await both(
    given.kafka ? asGiven(given.kafka) : docker ? kafkaContainer() : localKafka(),
    given.mongo ? asGiven(given.mongo) : docker ? mongoContainer() : localMongo(),
  );
  return {
    kafkaBrokers: kafka.address,
    mongodbUri: mongo.address,
    how: given.kafka && given.mongo ? 'given' : docker ? 'testcontainers' : 'local',
    stop: async () => {
      await Promise.all([kafka.stop(), mongo.stop()]);
    },
  };
}

/** Both, or neither: when one cannot be started, the other one is stopped. */
async function both(first: Promise<Provided>, second: Promise<Provided>): Promise<[Provided, Provided]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  if (a.status === 'fulfilled') await a.value.stop();
  if (b.status === 'fulfilled') await b.value.stop();
  throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason;
}

const asGiven = (address: string): Promise<Provided> => Promise.resolve({ address, stop: () => Promise.resolve() });

async function localKafka(): Promise<Provided> {
  const dir = await mkdtemp(join(tmpdir(), 'tongguan-kafka-'));
  const kafka = await startLocalKafka({ dir });
  return { address: kafka.brokers, stop: () => ended(kafka, dir) };
}

async function localMongo(): Promise<Provided> {
  const dir = await mkdtemp(join(tmpdir(), 'tongguan-mongo-'));
  const mongo = await startLocalMongo({ dir });
  return { address: mongo.uri, stop: () => ended(mongo, dir) };
}

async function ended(server: { stop(): Promise<void> }, dir: string): Promise<void> {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
}

async function removed(container: { stop(): Promise<unknown> }): Promise<void> {
  await container.stop();
}

// imported only where an engine answers: the packages take 0.5 s to load
async function kafkaContainer(): Promise<Provided> {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const container = await new KafkaContainer(KAFKA_IMAGE).withKraft().start();
  const address = `${container.getHost()}:${container.getMappedPort(KAFKA_CONTAINER_PORT)}`;
  return { address, stop: () => removed(container) };
}

async function mongoContainer(): Promise<Provided> {
  const { MongoDBContainer } = await import('@testcontainers/mongodb');
  const container = await new MongoDBContainer(MONGO_IMAGE).start();
  return { address: `${container.getConnectionString()}/?directConnection=true`, stop: () => removed(container) };
}
