import type { Producer } from 'kafkajs';
import type { Db } from 'mongodb';

import type { EventLog } from '../event-log.ts';
import type { EventStore, Topic } from '../port.ts';
import type { Timers } from '../timers.ts';
import type { CommitDocument } from './commit-document.ts';
import { createCommitIndexes, createCommitStore } from './commit-store.ts';
import { toRecords } from './kafka-records.ts';
import { partitionOf } from './murmur2.ts';
import { createPendingCommits, type PendingCommits } from './pending-commits.ts';
import { createRelayLease, type LeaseDocument } from './relay-lease.ts';
import { type Relay, startRelay } from './relay.ts';

export interface TopicStoresOptions {
  readonly database: (topic: Topic) => Db;
  readonly topicName: (topic: Topic) => string;
  readonly ensure: (topic: Topic) => Promise<void>;
  readonly producer: Producer;
  /** Names this process in the leases. */
  readonly holder: string;
  readonly timers: Timers;
  readonly log: EventLog;
  readonly pollMs: number;
  readonly leaseMs: number;
}

/** The topics that this process owns, each with its relay. */
export interface TopicStores {
  open(topic: Topic): Promise<EventStore>;
  /** Publishes and marks what is in hand; true when no commit of these topics waits, whoever relays it. */
  relayed(): Promise<boolean>;
  stop(): Promise<void>;
}

interface Opened {
  readonly store: EventStore;
  readonly relay: Relay;
  readonly pending: PendingCommits;
}

export function createTopicStores(options: TopicStoresOptions): TopicStores {
  const opened = new Map<Topic, Promise<Opened>>();

  const open = async (topic: Topic): Promise<Opened> => {
    await options.ensure(topic);
    const database = options.database(topic);
    const commits = database.collection<CommitDocument>('commits');
    await createCommitIndexes(commits);
    const pending = createPendingCommits(commits);
    const name = options.topicName(topic);
    const relay = startRelay({
      ...options,
      topic,
      pending,
      lease: createRelayLease(database.collection<LeaseDocument>('relay_lease'), options.holder),
      toRecords: (commit) => toRecords(name, topic, partitionOf(commit.stream), commit),
      send: async (messages) => {
        await options.producer.send({ topic: name, acks: -1, messages });
      },
    });
    return {
      store: createCommitStore(topic, commits, (commit) => {
        relay.offer(commit);
      }),
      relay,
      pending,
    };
  };

  return {
    open: async (topic) => {
      const opening = opened.get(topic) ?? open(topic);
      opened.set(topic, opening);
      opening.catch(() => opened.delete(topic));
      return (await opening).store;
    },
    relayed: async () => {
      for (const { relay, pending } of await Promise.all([...opened.values()])) {
        await relay.flush();
        if (!relay.idle || (await pending.peek(1)).length > 0) return false;
      }
      return true;
    },
    stop: async () => {
      const all = await Promise.allSettled([...opened.values()]);
      await Promise.all(all.flatMap((each) => (each.status === 'fulfilled' ? [each.value.relay.stop()] : [])));
    },
  };
}
