import { Kafka, type Producer, logLevel } from 'kafkajs';

import type { EventLog } from '../event-log.ts';
import { guardRequestQueue } from './kafka-guard.ts';

/**
 * How often kafkajs tries one call. Producers and admins give up soon: who calls them goes on for as long as it is wanted.
 * A consumer that gives up loses its place in the group, and its next one waits until the broker has forgotten the first,
 * so it tries for half a minute.
 */
const TRIES = { calling: 6, consuming: 36 };

export const retryOf = (use: keyof typeof TRIES) => ({ initialRetryTime: 100, maxRetryTime: 1000, retries: TRIES[use] });

/** The one way in which this project opens kafkajs. */
export function openKafka(brokers: readonly string[], clientId: string, log: EventLog, use: keyof typeof TRIES): Kafka {
  guardRequestQueue();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    retry: retryOf(use),
    // the default of 1 s is too short where a busy machine does many things at once
    connectionTimeout: 5000,
    logLevel: logLevel.WARN,
    // what kafkajs calls an error is retried; what ends a consumer is told by its crash event
    logCreator: () => (entry) => {
      log.warn({ namespace: entry.namespace, message: entry.log.message, groupId: entry.log['groupId'] as unknown }, 'kafka-client-warned');
    },
  });
}

/**
 * A producer that loses nothing: `idempotent` stays off, as in that mode kafkajs loses acknowledged messages when a
 * leader dies. Each message names its partition.
 */
export function openProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: false,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ topic, message }) => {
        if (message.partition === undefined) throw new TypeError(`a record for ${topic} names no partition`);
        return message.partition;
      },
  });
}
