import type { Admin } from 'kafkajs';

import { PARTITIONS } from './murmur2.ts';

/** Room for one commit of 1 MiB of events with its headers. */
const MAX_MESSAGE_BYTES = 8 * 1_048_576;

/** Records are kept for ever: a new group, and a rebuilt read model, start from the first one. */
const TOPIC_SETTINGS = {
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'cleanup.policy': 'delete',
  'max.message.bytes': String(MAX_MESSAGE_BYTES),
  // a broker that compresses by itself would end every consumer: kafkajs cannot read its codecs
  'compression.type': 'producer',
};

/** Makes a topic when it is not there; throws when it is there with another number of partitions. */
export async function ensureTopic(admin: Admin, name: string, replicationFactor: number): Promise<void> {
  const wanted = {
    topic: name,
    numPartitions: PARTITIONS,
    replicationFactor,
    configEntries: Object.entries(TOPIC_SETTINGS).map(([key, value]) => ({ name: key, value })),
  };
  if (await admin.createTopics({ topics: [wanted], waitForLeaders: true })) return;
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
  const partitions = topics[0]?.partitions.length ?? 0;
  if (partitions !== PARTITIONS) {
    throw new Error(`topic ${name} has ${partitions} partitions, not ${PARTITIONS}: the place of a stream's records would change`);
  }
}
