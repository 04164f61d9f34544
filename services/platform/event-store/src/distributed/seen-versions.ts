import { LRUCache } from 'lru-cache';

import type { Delivered } from '../port.ts';

/** Drops what the relay published twice, as far back as memory goes; only what was handled here is ever dropped. */
export interface SeenVersions {
  unseen(records: readonly Delivered[]): readonly Delivered[];
  /** To be told once the records are handled. */
  handled(records: readonly Delivered[]): void;
}

const MAX_STREAMS = 20_000;
/** More events than a commit can hold. */
const INDEXES = 2 ** 21;

const placeOf = (record: Delivered): number => record.version * INDEXES + record.index;
const keyOf = (record: Delivered): string => `${record.topic} ${record.stream}`;

export function createSeenVersions(): SeenVersions {
  const last = new LRUCache<string, number>({ max: MAX_STREAMS });
  return {
    unseen: (records) => {
      const within = new Map<string, number>();
      return records.filter((record) => {
        const key = keyOf(record);
        const place = placeOf(record);
        if (place <= (within.get(key) ?? last.get(key) ?? 0)) return false;
        within.set(key, place);
        return true;
      });
    },
    handled: (records) => {
      for (const record of records) {
        const place = placeOf(record);
        if (place > (last.get(keyOf(record)) ?? 0)) last.set(keyOf(record), place);
      }
    },
  };
}
