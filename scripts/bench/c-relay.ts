import { randomBytes } from 'node:crypto';
import { systemClock } from '@tongguan/event-store/clock';
import { openKafka, openProducer } from '@tongguan/event-store/distributed/kafka-client';
import { toRecords } from '@tongguan/event-store/distributed/kafka-records';
import { partitionOf, PARTITIONS } from '@tongguan/event-store/distributed/murmur2';
import { idOf } from '@tongguan/event-store/distributed/pending-commits';
import type { PendingCommits } from '@tongguan/event-store/distributed/pending-commits';
import { startRelay } from '@tongguan/event-store/distributed/relay';
import { ensureTopic } from '@tongguan/event-store/distributed/topics';
import { silentLog } from '@tongguan/event-store/event-log';
import type { Commit } from '@tongguan/event-store/port';
import { systemTimers } from '@tongguan/event-store/timers';
import { provideBrokers } from '../provide-brokers.ts';
import type { Benchmark, Conditions, Figure, Round } from './figure.ts';
import { comparison } from './figure.ts';

const ROUNDS = 7;
const COMMITS = 30_000;
const BYTES = 500;
const BATCH = 1_000;
const SERVICE = 'bench';

/** The relay's publishing against plain kafkajs. */
export const relay: Benchmark = {
  letter: 'c',
  what: 'relay against plain kafkajs batches of the same bytes',
  how:
    `${COMMITS} stored commits of one event of ${BYTES} bytes wait, and the relay of the distributed engine publishes them to Kafka; ${ROUNDS} rounds, in turn with the floor.` +
    ' The commits are handed to it from memory: the MongoDB-wire server of a machine without containers is no MongoDB, and its speed would say nothing.' +
    ` Floor: kafkajs sends the same records, made in advance, in batches of ${BATCH}, one in flight for each of the ${PARTITIONS} partitions, acks -1. Both end with the last acknowledgement.`,
  run: measure,
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  const brokers = await provideBrokers();
  try {
    return await against(brokers.kafkaBrokers.split(','), Math.round(COMMITS * scale), say);
  } finally {
    await brokers.stop();
  }
}

async function against(brokers: readonly string[], count: number, say: (line: string) => void): Promise<readonly Figure[]> {
  const kafka = openKafka(brokers, 'tongguan-bench', silentLog, 'calling');
  const producer = openProducer(kafka);
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  const topics: string[] = [];
  const newTopic = async (): Promise<string> => {
    const topic = `bench-${randomBytes(4).toString('hex')}`;
    topics.push(topic);
    await ensureTopic(admin, topic, 1);
    return topic;
  };
  type Messages = ReturnType<typeof toRecords>;
  const send = async (topic: string, messages: Messages): Promise<void> => {
    await producer.send({ topic, acks: -1, messages });
  };
  const commits = madeUp(count);

  const ofRelay = async (topic: string): Promise<number> => {
    const store = pendingInMemory(commits);
    const done = Promise.withResolvers<undefined>();
    let sent = 0;
    const startedAt = performance.now();
    const running = startRelay({
      topic: SERVICE,
      pending: store,
      lease: { acquire: () => Promise.resolve(true), release: () => Promise.resolve() },
      toRecords: (commit) => toRecords(topic, SERVICE, partitionOf(commit.stream), commit),
      send: async (messages) => {
        await send(topic, messages);
        sent += messages.length;
        if (sent >= count) done.resolve(undefined);
      },
      timers: systemTimers,
      log: silentLog,
      pollMs: 250,
      leaseMs: 10_000,
    });
    await done.promise;
    const seconds = (performance.now() - startedAt) / 1000;
    await running.stop();
    return count / seconds;
  };
  const ofFloor = async (topic: string): Promise<number> => {
    const records = commits.flatMap((commit) => toRecords(topic, SERVICE, partitionOf(commit.stream), commit));
    const lanes = [...Map.groupBy(records, ({ partition }) => partition).values()];
    const startedAt = performance.now();
    await Promise.all(
      lanes.map(async (lane) => {
        for (let at = 0; at < lane.length; at += BATCH) await send(topic, lane.slice(at, at + BATCH));
      }),
    );
    return count / ((performance.now() - startedAt) / 1000);
  };

  try {
    await ofFloor(await newTopic());
    await ofRelay(await newTopic());
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const floor = await ofFloor(await newTopic());
      const topic = await newTopic();
      const product = await ofRelay(topic);
      const ends = await admin.fetchTopicOffsets(topic);
      const written = ends.reduce((sum, { offset }) => sum + Number(offset), 0);
      if (written !== count) throw new Error(`${count} records were to be published, ${written} are in the topic`);
      rounds.push({ product, floor });
    }
    say(`${ROUNDS} rounds of ${count} commits`);
    return comparison('c  relay', 'records/s', rounds, 0.5);
  } finally {
    await admin.deleteTopics({ topics });
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  }
}

function madeUp(count: number): readonly Commit[] {
  return Array.from({ length: count }, (_none, at) => {
    const stream = `case/${at.toString(16).padStart(12, '0')}`;
    const events = [{ id: `${stream}@1.0`, type: 'caseOpened', bytes: randomBytes(BYTES) }];
    return { stream, version: 1, commandId: `command-${at}`, by: 'system', recordedAt: systemClock.now(), events, hash: '' };
  });
}

/** What MongoDB would hold of these commits, read in portions of the same size. */
function pendingInMemory(commits: readonly Commit[]): PendingCommits {
  const waiting = Array.from(
    { length: PARTITIONS },
    (_none, partition) =>
      new Map(commits.filter(({ stream }) => partitionOf(stream) === partition).map((commit) => [idOf(commit), commit])),
  );
  const PORTION = 500;
  return {
    peek: (limit) =>
      Promise.resolve(
        waiting.flatMap((lane, partition) => [...lane.keys()].slice(0, limit).map((id) => ({ id, partition }))).slice(0, limit),
      ),
    read: async function* (partition) {
      const lane = [...(waiting[partition]?.values() ?? [])];
      for (let at = 0; at < lane.length; at += PORTION) yield await Promise.resolve(lane.slice(at, at + PORTION));
    },
    published: (ids) => Promise.resolve(new Set(ids.filter((id) => waiting.every((lane) => !lane.has(id))))),
    mark: (ids) => {
      for (const id of ids) for (const lane of waiting) lane.delete(id);
      return Promise.resolve();
    },
  };
}
