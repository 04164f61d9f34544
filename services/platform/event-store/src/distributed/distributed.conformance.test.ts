import { Binary } from 'mongodb';
import { describe, test } from 'vitest';

import { eventStoreConformance } from '../conformance.ts';
import { givenBrokers, testSpace } from './brokers-for-tests.ts';
import { type CommitDocument, commitId } from './commit-document.ts';

const brokers = givenBrokers();

if (brokers === undefined) {
  describe.skip('event store on Kafka and MongoDB', () => {
    test('KAFKA_BROKERS and MONGODB_URI are not set', () => undefined);
  });
} else {
  eventStoreConformance('Kafka and MongoDB', async ({ policy }) => {
    const space = testSpace(brokers);
    const open = () => space.open({ policy });
    let engine = await open();
    return {
      engine,
      rival: open,
      reopen: async () => {
        await engine.close();
        return (engine = await open());
      },
      tamper: async (topic, stream, version) => {
        const commits = space.mongo.db(`${space.prefix}_${topic}`).collection<CommitDocument>('commits');
        const _id = commitId(stream, version);
        const bytes = (await commits.findOne({ _id }))?.events[0]?.bytes.value() ?? new Uint8Array();
        bytes[0] = (bytes[0] ?? 0) ^ 1;
        await commits.updateOne({ _id }, { $set: { 'events.0.bytes': new Binary(bytes) } });
      },
      dispose: () => space[Symbol.asyncDispose](),
    };
  });
}
