import { setImmediate as nextTurn } from 'node:timers/promises';

import { type Callers, createCallers } from '../callers.ts';
import type { Clock } from '../clock.ts';
import { type EventLog, silentLog } from '../event-log.ts';
import { createParkingLot } from '../parking.ts';
import type { EventEngine, EventStore, Subscription, SubscriptionOptions, Topic } from '../port.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import { type Runner, startRunner } from '../runner.ts';
import type { Timers } from '../timers.ts';
import { backupDatabase } from './backup.ts';
import { openCommitLog } from './commit-log.ts';
import { openDatabase } from './database.ts';
import { openOffsets } from './offsets.ts';
import { openSqliteParking } from './sqlite-parking.ts';
import { createPace } from './pace.ts';
import { promised } from './promised.ts';
import { createSqliteSource, type SqliteSource } from './sqlite-source.ts';
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts';
import { createWriteQueue } from './write-queue.ts';

export interface EmbeddedEngineOptions {
  /** The file of all events of this process; its folder is made. A `-wal`, a `-shm` and a `.lock` file stand beside it. */
  readonly file: string;
  readonly clock: Clock;
  readonly log?: EventLog;
  readonly timers?: Timers;
  readonly policy?: RetryPolicy;
  /** Handler calls side by side in one subscription; 16 by default. */
  readonly concurrency?: number;
  /** Those whom subscribers leave the thread to first. */
  readonly callers?: Callers;
}

export interface EmbeddedEngine extends EventEngine {
  readonly kind: 'embedded';
  /** Copies everything as it is at one moment into a new file, while services go on. */
  backup(targetFile: string): Promise<void>;
}

interface Subscribed {
  readonly runner: Runner;
  readonly source: SqliteSource;
  readonly subscription: Subscription;
}

/** Opens the engine of a process that has all services in it. Throws the errors of `storage-errors.ts`. */
export function openEmbeddedEngine(options: EmbeddedEngineOptions): Promise<EmbeddedEngine> {
  return promised(() => open(options));
}

function open(options: EmbeddedEngineOptions): EmbeddedEngine {
  const { file, clock, log: eventLog = silentLog } = options;
  const database = openDatabase(file);
  const { connection } = database;
  const pace = createPace(options.callers ?? createCallers());
  const stores = new Map<Topic, SqliteStore>();
  const subscribed = new Map<string, Subscribed>();
  const groups = new Set<string>();
  const failure = Promise.withResolvers<Error>();
  let waiters: (() => void)[] = [];
  let closing: Promise<void> | undefined;

  const progressed = (): void => {
    const told = waiters;
    waiters = [];
    for (const tell of told) tell();
  };
  const commitLog = openCommitLog(connection);
  const queue = createWriteQueue(connection, {
    committed: () => {
      commitLog.publishStaged();
      for (const { source } of subscribed.values()) source.wake();
      progressed();
    },
    rolledBack: () => {
      commitLog.dropStaged();
      for (const store of stores.values()) store.rolledBack();
      progressed();
    },
  });
  const offsets = openOffsets(connection, queue, eventLog);
  const parkingStore = openSqliteParking(connection, queue, commitLog);

  const caughtUp = (concerns: (group: string) => boolean): boolean =>
    queue.pending === 0 &&
    [...subscribed.values()].every(({ runner, source }) => !concerns(runner.group) || (source.caughtUp && !runner.busy));

  const subscribe = async (subscription: SubscriptionOptions): Promise<Subscription> => {
    const { group, topics, facts, settle } = subscription;
    if (groups.has(group)) throw new Error(`group ${group} is subscribed already`);
    groups.add(group);
    const source = createSqliteSource({
      log: commitLog,
      offsets,
      group,
      topics,
      ...(facts && { facts }),
      ...(settle && { settle }),
      pace,
      onProgress: progressed,
      onFailure: (error) => {
        failure.resolve(error instanceof Error ? error : new Error(String(error)));
      },
    });
    const { timers, policy, concurrency } = options;
    const runner = await startRunner({
      ...subscription,
      source,
      parking: parkingStore,
      clock,
      log: eventLog,
      onProgress: progressed,
      ...(timers && { timers }),
      ...(policy && { policy }),
      ...(concurrency && { concurrency }),
    });
    const entry: Subscribed = {
      runner,
      source,
      subscription: {
        group,
        state: () => runner.state(),
        stop: async () => {
          await runner.stop();
          if (subscribed.get(group) === entry) {
            subscribed.delete(group);
            groups.delete(group);
          }
          progressed();
        },
      },
    };
    subscribed.set(group, entry);
    return entry.subscription;
  };

  const close = async (): Promise<void> => {
    await Promise.all([...subscribed.values()].map(({ subscription }) => subscription.stop()));
    await offsets.close();
    queue.close();
    database.close();
    progressed();
  };

  return {
    kind: 'embedded',
    openStore: (topic): Promise<EventStore> =>
      promised(() => {
        const store = stores.get(topic) ?? openSqliteStore(connection, queue, commitLog, topic);
        stores.set(topic, store);
        return store;
      }),
    subscribe,
    subscriptions: () => [...subscribed.values()].map(({ subscription }) => subscription),
    parking: createParkingLot(parkingStore, {
      wake: (group) => subscribed.get(group)?.runner.wakeParked(),
      log: eventLog,
      now: () => clock.now(),
    }),
    whenCaughtUp: async (concerns = () => true) => {
      for (;;) {
        if (caughtUp(concerns)) {
          // code that has just been told of its commit may be about to append again
          await nextTurn();
          if (caughtUp(concerns)) return;
        }
        if (!caughtUp(concerns)) await new Promise<void>((resolve) => waiters.push(resolve));
      }
    },
    failed: failure.promise,
    close: () => (closing ??= close()),
    backup: (targetFile) => backupDatabase(file, targetFile),
  };
}
