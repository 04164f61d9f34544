import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';

import type { EventLog } from '../event-log.ts';
import { errorText } from '../handling.ts';
import type { Deliver, LogSource } from '../log-source.ts';
import type { Delivered } from '../port.ts';
import type { Timers } from '../timers.ts';
import { type GroupPosition, groupPosition } from './group-offsets.ts';
import { retryOf } from './kafka-client.ts';
import { ForeignRecord, fromRecord } from './kafka-records.ts';
import { createOffsetNotes } from './offset-notes.ts';
import { createSeenVersions } from './seen-versions.ts';

export interface KafkaSourceOptions {
  readonly kafka: Kafka;
  readonly admin: Admin;
  /** Name of the consumer group and of the topics on the broker. */
  readonly groupId: string;
  /** The port's topic by its name on the broker. */
  readonly topics: ReadonlyMap<string, string>;
  readonly log: EventLog;
  /** The consumer has ended for good and nothing more will come. */
  readonly onCrash: (error: Error) => void;
  readonly sessionTimeoutMs: number;
  readonly timers: Timers;
  /** Awaited before an offset is stored. */
  readonly settle?: () => Promise<void>;
}

export interface KafkaSource extends LogSource {
  position(): Promise<GroupPosition>;
  /** False before the start, after a stop and after a crash. */
  readonly running: boolean;
}

/** The unit of handling and of storing the offset. */
const PORTION = 512;
const HEARTBEAT_MS = 1_000;
const MAX_WAIT_MS = 500;
/** With a broker that is gone, kafkajs would go on trying to leave the group. */
const STOP_TIMEOUT_MS = 8_000;
const MAX_BYTES_PER_PARTITION = 1_048_576;
/** All partitions of a topic side by side. */
const PARTITIONS_AT_ONCE = 6;

/** A Kafka consumer group as a source: offsets are stored by hand, soon after a portion is handled, and never before. */
export function createKafkaSource(options: KafkaSourceOptions): KafkaSource {
  const { admin, groupId, topics, log } = options;
  const names = [...topics.keys()];
  const seen = createSeenVersions();
  const notes = createOffsetNotes(groupId, options.timers, log);
  let running = false;
  const consumer = openConsumer(options, () => running);
  let generation = new AbortController();

  const revoke = (): void => {
    notes.forget();
    generation.abort();
    generation = new AbortController();
  };
  /** Resolves once the consumer has its place in the group; rejects when it never will. */
  const joined = (): Promise<void> => {
    const { REBALANCING, GROUP_JOIN, CRASH } = consumer.events;
    const attached = Promise.withResolvers<undefined>();
    consumer.on(REBALANCING, revoke);
    consumer.on(GROUP_JOIN, () => {
      revoke();
      attached.resolve(undefined);
    });
    consumer.on(CRASH, ({ payload }) => {
      revoke();
      if (payload.restart || !running) {
        log.warn({ groupId, error: errorText(payload.error) }, 'consumer-restarts');
        return;
      }
      // kafkajs has stopped it by now and would stay silent for ever
      running = false;
      log.error({ groupId, error: errorText(payload.error) }, 'consumer-crashed');
      attached.reject(payload.error);
      options.onCrash(payload.error);
    });
    return attached.promise;
  };

  const eachBatch = async (deliver: Deliver, payload: EachBatchPayload): Promise<void> => {
    const { batch } = payload;
    const topic = topics.get(batch.topic) ?? batch.topic;
    const revoked = generation.signal;
    const lost = (): boolean => revoked.aborted || payload.isStale();
    for (let at = 0; at < batch.messages.length; at += PORTION) {
      if (!payload.isRunning() || lost()) return;
      const messages = batch.messages.slice(at, at + PORTION);
      const last = messages.at(-1)?.offset ?? batch.lastOffset();
      const records = seen.unseen(delivered(topic, messages, log));
      if (records.length > 0 && !(await deliver({ records, heartbeat: () => payload.heartbeat(), revoked }))) return;
      seen.handled(records);
      await options.settle?.();
      // the partition may be another member's by now; what it stores must not be moved
      if (lost()) return;
      payload.resolveOffset(last);
      const offset = String(BigInt(at + PORTION < batch.messages.length ? last : batch.lastOffset()) + 1n);
      notes.note(batch.topic, batch.partition, offset, (offsets) => payload.commitOffsetsIfNecessary(offsets));
      if (!running) await notes.flush(); // it is being stopped
      await payload.heartbeat();
    }
  };

  return {
    get running() {
      return running;
    },
    start: async (deliver) => {
      const attached = joined();
      attached.catch(() => undefined); // told below, once the consumer was asked to run
      await consumer.connect();
      await consumer.subscribe({ topics: names, fromBeginning: true });
      running = true;
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
        eachBatch: (payload) => eachBatch(deliver, payload),
      });
      await attached;
    },
    stop: async () => {
      running = false;
      const ended = new AbortController();
      const left = notes.flush().then(() => consumer.disconnect());
      const disconnected = left.finally(() => {
        ended.abort();
      });
      await Promise.race([disconnected, options.timers.delay(STOP_TIMEOUT_MS, ended.signal)]);
    },
    position: () => groupPosition(admin, groupId, names),
    lag: async () => (await groupPosition(admin, groupId, names)).lag,
  };
}

function openConsumer({ kafka, groupId, sessionTimeoutMs }: KafkaSourceOptions, wanted: () => boolean): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: sessionTimeoutMs,
    // members learn of a rebalance by their heartbeat, and all wait for the last one
    heartbeatInterval: HEARTBEAT_MS,
    // with the default of 5 s a stop and a rebalance wait as long
    maxWaitTimeInMs: MAX_WAIT_MS,
    maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    retry: { ...retryOf('consuming'), restartOnFailure: () => Promise.resolve(wanted()) },
  });
}

/** A record that is none of ours can never be handled and holds nothing that a group could miss: it is told and passed over. */
function delivered(topic: string, messages: readonly KafkaMessage[], log: EventLog): readonly Delivered[] {
  return messages.flatMap((message) => {
    try {
      return [fromRecord(topic, message)];
    } catch (error) {
      if (!(error instanceof ForeignRecord)) throw error;
      log.error({ topic, offset: message.offset, error: errorText(error) }, 'foreign-record-skipped');
      return [];
    }
  });
}
