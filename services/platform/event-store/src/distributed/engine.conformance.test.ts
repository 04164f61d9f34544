import { ConfigResourceTypes, type PartitionAssigner } from 'kafkajs';
import { describe, expect, test, vi } from 'vitest';

import type { EventStore } from '../port.ts';
import { commitOf, givenBrokers, Handled, testSpace, upTo } from './brokers-for-tests.ts';

const brokers = givenBrokers();

describe.skipIf(brokers === undefined)('the distributed engine', () => {
  const space = () => testSpace(brokers!);

  const fill = async (store: EventStore, streams: number, from: number, to: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: streams }, async (_, i) => {
        for (let version = from; version <= to; version++) {
          expect((await store.append(commitOf(`s/${i}`, version))).outcome).toBe('appended');
        }
      }),
    );
  };

  test('makes topics of six partitions that keep their records for ever', async () => {
    await using it = space();
    await (await it.open()).openStore('declarations');
    const admin = it.kafka.admin();
    await admin.connect();
    const name = `${it.prefix}.declarations.v1`;
    const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
    const described = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name }] });
    await admin.disconnect();
    expect(topics[0]?.partitions).toHaveLength(6);
    const settings = Object.fromEntries(described.resources[0]!.configEntries.map((entry) => [entry.configName, entry.configValue]));
    expect(settings).toMatchObject({ 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' });
  });

  test('refuses a topic that has another number of partitions', async () => {
    await using it = space();
    const admin = it.kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: `${it.prefix}.declarations.v1`, numPartitions: 2 }] });
    await admin.disconnect();
    const engine = await it.open();
    await expect(engine.openStore('declarations')).rejects.toThrow('has 2 partitions, not 6');
  });

  test('marks every published commit, so that the relay looks at none of them again', async () => {
    await using it = space();
    const engine = await it.open();
    await fill(await engine.openStore('declarations'), 4, 1, 5);
    await engine.whenCaughtUp();
    const commits = it.mongo.db(`${it.prefix}_declarations`).collection('commits');
    expect(await commits.countDocuments({})).toBe(20);
    expect(await commits.countDocuments({ pending: true })).toBe(0);
  });

  test('gives the records of a group to the members that are left when one goes', async () => {
    await using it = space();
    const handled = new Handled();
    const options = {
      group: 'metrics.rows',
      topics: ['declarations'],
      handle: (records: readonly { readonly stream: string; readonly version: number }[]) => {
        for (const { stream, version } of records) handled.add(stream, version);
        return Promise.resolve();
      },
    };
    const [one, two] = [await it.open(), await it.open()];
    const store = await one.openStore('declarations');
    await one.subscribe(options);
    const leaving = await two.subscribe(options);
    await fill(store, 12, 1, 5);
    const more = fill(store, 12, 6, 10);
    await leaving.stop();
    await more;
    await one.whenCaughtUp();
    for (let i = 0; i < 12; i++) expect(handled.of(`s/${i}`)).toEqual(upTo(10));
  });

  test('tells of a consumer that died for good, and shows it as not running', async () => {
    await using it = space();
    const engine = await it.open();
    const store = await engine.openStore('declarations');
    const subscription = await engine.subscribe({ group: 'metrics.rows', topics: ['declarations'], handle: () => Promise.resolve() });
    expect((await subscription.state()).running).toBe(true);
    // an administrator lets the broker compress: kafkajs has no such codec, and its consumer ends without a retry
    const admin = it.kafka.admin();
    await admin.connect();
    const compressed = [{ name: 'compression.type', value: 'lz4' }];
    const name = `${it.prefix}.declarations.v1`;
    await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries: compressed }] });
    await admin.disconnect();
    await store.append(commitOf('s/1', 1));
    expect((await engine.failed).message).toMatch(/LZ4/i);
    expect((await subscription.state()).running).toBe(false);
  });

  test('rejects a subscription that can never join its group', async () => {
    await using it = space();
    const engine = await it.open();
    await engine.openStore('declarations');
    const other = it.kafka.consumer({ groupId: `${it.prefix}.metrics.rows`, partitionAssigners: [differing] });
    await other.connect();
    await other.subscribe({ topics: [`${it.prefix}.declarations.v1`] });
    const joined = new Promise<void>((resolve) => {
      other.on(other.events.GROUP_JOIN, () => {
        resolve();
      });
    });
    await other.run({ eachMessage: () => Promise.resolve() });
    await joined;
    const subscribing = engine.subscribe({ group: 'metrics.rows', topics: ['declarations'], handle: () => Promise.resolve() });
    await expect(subscribing).rejects.toThrow(/protocol/i);
    await expect(engine.failed).resolves.toBeInstanceOf(Error);
    await other.disconnect();
  });

  test('shows how far a group is behind while its handler is busy', async () => {
    await using it = space();
    const engine = await it.open();
    const gate = Promise.withResolvers<undefined>();
    await fill(await engine.openStore('declarations'), 3, 1, 2);
    const subscription = await engine.subscribe({
      group: 'metrics.rows',
      topics: ['declarations'],
      handle: async () => {
        await gate.promise;
      },
    });
    await vi.waitFor(async () => {
      expect((await subscription.state()).lag).toBe(6);
    });
    gate.resolve(undefined);
    await engine.whenCaughtUp();
    expect((await subscription.state()).lag).toBe(0);
  });
});

const differing: PartitionAssigner = () => ({
  name: 'differing',
  version: 1,
  assign: () => Promise.resolve([]),
  protocol: () => ({ name: 'differing', metadata: Buffer.alloc(0) }),
});
