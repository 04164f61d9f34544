import type { OffsetsByTopicPartition } from 'kafkajs';

import type { EventLog } from '../event-log.ts';
import { errorText } from '../handling.ts';
import type { Timers } from '../timers.ts';

/** Asks the broker once, in the name of the consumer's place in its group. */
export type StoreOffsets = (offsets: OffsetsByTopicPartition) => Promise<void>;

/** Stores how far a consumer is: a little later and for all its partitions at once, as a lost note only means a repeat. */
export interface OffsetNotes {
  note(topic: string, partition: number, offset: string, store: StoreOffsets): void;
  /** The partitions may be another member's by now: what it stores must not be moved. */
  forget(): void;
  /** Stores at once. What the broker does not take is told, and tried again later. */
  flush(): Promise<void>;
}

const LINGER_MS = 250;
const RETRY_MS = 500;

type Noted = Map<string, Map<number, string>>;

export function createOffsetNotes(groupId: string, timers: Timers, log: EventLog): OffsetNotes {
  let noted: Noted = new Map();
  let store: StoreOffsets | undefined;
  let epoch = 0;
  let scheduled = false;
  let failing = false;
  let storing: Promise<void> = Promise.resolve();

  const storeNoted = async (): Promise<void> => {
    const taken = noted;
    const takenIn = epoch;
    if (store === undefined || taken.size === 0) return;
    noted = new Map();
    try {
      await store(offsetsOf(taken));
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ groupId, error: errorText(error) }, 'offsets-not-stored');
      failing = true;
      if (takenIn !== epoch) return;
      // what was noted since is further on
      for (const [topic, partitions] of taken) noted.set(topic, new Map([...partitions, ...(noted.get(topic) ?? [])]));
      schedule(RETRY_MS);
    }
  };
  // one request at a time: of two, the older one could arrive last
  const flush = (): Promise<void> => (storing = storing.then(storeNoted));
  const schedule = (afterMs: number): void => {
    if (scheduled) return;
    scheduled = true;
    void timers.delay(afterMs).then(() => {
      scheduled = false;
      return flush();
    });
  };

  return {
    note: (topic, partition, offset, by) => {
      store = by;
      const partitions = noted.get(topic) ?? new Map<number, string>();
      noted.set(topic, partitions.set(partition, offset));
      schedule(LINGER_MS);
    },
    forget: () => {
      epoch += 1;
      noted = new Map();
    },
    flush,
  };
}

const offsetsOf = (noted: Noted): OffsetsByTopicPartition => ({
  topics: [...noted].map(([topic, partitions]) => ({
    topic,
    partitions: [...partitions].map(([partition, offset]) => ({ partition, offset })),
  })),
});
