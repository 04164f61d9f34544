import type { Admin, Kafka } from 'kafkajs';

import type { Clock } from '../clock.ts';
import type { EventLog } from '../event-log.ts';
import type { ParkingStore } from '../parking.ts';
import type { Subscription, SubscriptionOptions, Topic } from '../port.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import { type Runner, startRunner } from '../runner.ts';
import type { Timers } from '../timers.ts';
import type { GroupPosition } from './group-offsets.ts';
import { createKafkaSource, type KafkaSource } from './kafka-source.ts';

export interface SubscriptionsOptions {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly parking: ParkingStore;
  readonly topicName: (topic: Topic) => string;
  readonly groupName: (group: string) => string;
  readonly ensure: (topic: Topic) => Promise<void>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: EventLog;
  readonly policy?: RetryPolicy;
  readonly concurrency?: number;
  readonly sessionTimeoutMs: number;
  readonly onCrash: (error: Error) => void;
}

/** The subscriptions of this process. */
export interface Subscriptions {
  subscribe(options: SubscriptionOptions): Promise<Subscription>;
  list(): readonly Subscription[];
  wakeParked(group: string): void;
  /** Where each group is; undefined while one of them has work in hand. */
  positions(): Promise<readonly GroupPosition[] | undefined>;
  stop(): Promise<void>;
}

interface Subscribed {
  readonly runner: Runner;
  readonly source: KafkaSource;
  readonly subscription: Subscription;
}

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { kafka, admin, clock, timers, log, policy, concurrency } = options;
  const subscribed = new Map<string, Subscribed>();
  const starting = new Map<string, Promise<Subscribed>>();

  const start = async (wanted: SubscriptionOptions): Promise<Subscribed> => {
    await Promise.all(wanted.topics.map(options.ensure));
    const source = createKafkaSource({
      kafka,
      admin,
      groupId: options.groupName(wanted.group),
      topics: new Map(wanted.topics.map((topic) => [options.topicName(topic), topic])),
      log,
      timers,
      sessionTimeoutMs: options.sessionTimeoutMs,
      onCrash: options.onCrash,
      ...(wanted.settle && { settle: wanted.settle }),
    });
    const runner = await startRunner({
      ...wanted,
      source,
      parking: options.parking,
      clock,
      timers,
      log,
      ...(policy && { policy }),
      ...(concurrency !== undefined && { concurrency }),
    });
    return {
      runner,
      source,
      subscription: {
        group: wanted.group,
        state: async () => ({ ...(await runner.state()), running: source.running }),
        stop: async () => {
          await runner.stop();
          subscribed.delete(wanted.group);
        },
      },
    };
  };
  return {
    subscribe: async (wanted) => {
      const { group } = wanted;
      if (subscribed.has(group) || starting.has(group)) throw new Error(`group ${group} is subscribed already`);
      const beginning = start(wanted);
      starting.set(group, beginning);
      try {
        const entry = await beginning;
        subscribed.set(group, entry);
        return entry.subscription;
      } finally {
        starting.delete(group);
      }
    },
    list: () => [...subscribed.values()].map(({ subscription }) => subscription),
    wakeParked: (group) => {
      subscribed.get(group)?.runner.wakeParked();
    },
    positions: async () => {
      const all = [...subscribed.values()];
      if (all.some(({ runner }) => runner.busy)) return undefined;
      const positions = await Promise.all(all.map(({ source }) => source.position()));
      return all.some(({ runner }) => runner.busy) ? undefined : positions;
    },
    stop: async () => {
      await Promise.allSettled([...starting.values()]);
      await Promise.all([...subscribed.values()].map(({ subscription }) => subscription.stop()));
    },
  };
}
