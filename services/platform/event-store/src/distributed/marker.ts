import { errorText } from '../handling.ts';
import type { EventLog } from '../event-log.ts';
import type { Timers } from '../timers.ts';
import type { PendingCommits } from './pending-commits.ts';

/** Notes in the store what Kafka has acknowledged: a little later and many at once, as a lost note only means a repeat. */
export interface Marker {
  add(ids: readonly string[]): void;
  /** Writes what is noted now; rejects when the store does not take it. */
  flush(): Promise<void>;
}

const LINGER_MS = 250;
const RETRY_MS = 500;
const AT_ONCE = 200;

export function createMarker(topic: string, pending: PendingCommits, inHand: Set<string>, timers: Timers, log: EventLog): Marker {
  let noted: string[] = [];
  let writing: Promise<void> | undefined;
  let scheduled = false;

  const write = async (): Promise<void> => {
    while (noted.length > 0) {
      const ids = noted.slice(0, AT_ONCE);
      await pending.mark(ids);
      noted = noted.slice(ids.length);
      for (const id of ids) inHand.delete(id);
    }
  };
  const flush = (): Promise<void> =>
    (writing ??= write().finally(() => {
      writing = undefined;
    }));
  const schedule = async (afterMs: number): Promise<void> => {
    if (scheduled) return;
    scheduled = true;
    await timers.delay(afterMs);
    scheduled = false;
    try {
      await flush();
    } catch (error) {
      log.warn({ topic, error: errorText(error) }, 'relay-mark-failed');
      void schedule(RETRY_MS);
    }
  };

  return {
    add: (ids) => {
      noted.push(...ids);
      void schedule(LINGER_MS);
    },
    flush,
  };
}
