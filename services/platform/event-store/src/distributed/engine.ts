import { randomUUID } from 'node:crypto';

import { MongoClient } from 'mongodb';

import type { Clock } from '../clock.ts';
import { type EventLog, silentLog } from '../event-log.ts';
import { createParkingLot } from '../parking.ts';
import type { AdministratorAct, EventEngine, Topic } from '../port.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { untilCaughtUp } from './catch-up.ts';
import { openKafka, openProducer } from './kafka-client.ts';
import { createMongoParking, createParkingIndexes, type ParkedRecordDocument, type ParkedStreamDocument } from './mongo-parking.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTopicStores } from './topic-stores.ts';
import { ensureTopic } from './topics.ts';

export interface DistributedEngineOptions {
  /** `host:port`, several by commas. */
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  readonly clock: Clock;
  /** Databases are `<prefix>_<topic>`, one per service, and `<prefix>_parking`; `tongguan` by default. */
  readonly databasePrefix?: string;
  /** Topics are `<prefix>.<service>.v1` and groups `<prefix>.<group>`; `tongguan` by default. */
  readonly topicPrefix?: string;
  /** 3 in production (and then at least 2 in-sync replicas on the brokers); 1 by default. */
  readonly replicationFactor?: number;
  readonly clientId?: string;
  readonly log?: EventLog;
  readonly timers?: Timers;
  readonly policy?: RetryPolicy;
  /** Handler calls side by side in one subscription; 16 by default. */
  readonly concurrency?: number;
  /** How often the relay looks for commits of other instances; 250 by default. */
  readonly pollMs?: number;
  /** How long a dead relay keeps others from taking over; 10,000 by default. */
  readonly leaseMs?: number;
  /** How long a dead consumer keeps its partitions; 10,000 by default. The broker allows 6,000 and more. */
  readonly sessionTimeoutMs?: number;
}

/** Opens the engine of one service's process on Kafka and MongoDB. Rejects when either does not answer. */
export async function openDistributedEngine(options: DistributedEngineOptions): Promise<EventEngine> {
  const { databasePrefix = 'tongguan', topicPrefix = 'tongguan', clientId = 'tongguan', log = silentLog, timers = systemTimers } = options;
  const mongo = new MongoClient(options.mongodbUri, {
    appName: clientId,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    // a server that is back is seen when it is asked again: the default of 10 s would make each outage as much longer
    heartbeatFrequencyMS: 1_000,
    // bytes come as Binary, which says where they start and end
    promoteBuffers: false,
    ignoreUndefined: true,
  });
  const brokers = options.kafkaBrokers.split(',');
  const kafka = openKafka(brokers, clientId, log, 'calling');
  const producer = openProducer(kafka);
  const admin = kafka.admin();
  const failure = Promise.withResolvers<Error>();
  const release = async (): Promise<void> => {
    await Promise.allSettled([producer.disconnect(), admin.disconnect(), mongo.close()]);
  };
  try {
    await Promise.all([mongo.connect(), producer.connect(), admin.connect()]);
    const parkingDatabase = mongo.db(`${databasePrefix}_parking`);
    const parkingCollections = {
      streams: parkingDatabase.collection<ParkedStreamDocument>('streams'),
      records: parkingDatabase.collection<ParkedRecordDocument>('records'),
      acts: parkingDatabase.collection<AdministratorAct>('acts'),
    };
    await createParkingIndexes(parkingCollections);
    const parking = createMongoParking(parkingCollections);

    const topicName = (topic: Topic): string => `${topicPrefix}.${topic}.v1`;
    const ensured = new Map<Topic, Promise<void>>();
    const ensure = (topic: Topic): Promise<void> => {
      const making = ensured.get(topic) ?? ensureTopic(admin, topicName(topic), options.replicationFactor ?? 1);
      ensured.set(topic, making);
      making.catch(() => ensured.delete(topic));
      return making;
    };

    const stores = createTopicStores({
      database: (topic) => mongo.db(`${databasePrefix}_${topic}`),
      topicName,
      ensure,
      producer,
      holder: `${clientId}/${randomUUID()}`,
      timers,
      log,
      pollMs: options.pollMs ?? 250,
      leaseMs: options.leaseMs ?? 10_000,
    });
    const subscriptions = createSubscriptions({
      ...options,
      kafka: openKafka(brokers, clientId, log, 'consuming'),
      admin,
      parking,
      topicName,
      groupName: (group) => `${topicPrefix}.${group}`,
      ensure,
      timers,
      log,
      sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
      onCrash: (error) => {
        failure.resolve(error);
      },
    });
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await subscriptions.stop();
      await stores.stop();
      await release();
    };
    return {
      kind: 'distributed',
      openStore: (topic) => stores.open(topic),
      subscribe: (wanted) => subscriptions.subscribe(wanted),
      subscriptions: () => subscriptions.list(),
      parking: createParkingLot(parking, {
        wake: (group) => {
          subscriptions.wakeParked(group);
        },
        log,
        now: () => options.clock.now(),
      }),
      whenCaughtUp: () => untilCaughtUp(stores, subscriptions, timers),
      failed: failure.promise,
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await release();
    throw error;
  }
}
