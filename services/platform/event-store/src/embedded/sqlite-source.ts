import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Deliver, LogSource } from '../log-source.ts';
import type { Topic } from '../port.ts';
import type { CommitLog } from './commit-log.ts';
import type { Offsets } from './offsets.ts';
import { promised } from './promised.ts';

export interface SqliteSource extends LogSource {
  /** Something was appended. */
  wake(): void;
  /** True when every commit on disk is behind the group's position. */
  readonly caughtUp: boolean;
}

export interface SqliteSourceOptions {
  readonly log: CommitLog;
  readonly offsets: Offsets;
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly onProgress: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** One group's way through the log of the file, which is one partition. */
export function createSqliteSource(options: SqliteSourceOptions): SqliteSource {
  const { log, offsets, group, onProgress } = options;
  const topics = new Set(options.topics);
  let position = offsets.get(group);
  let stopping = false;
  let wakeUp: (() => void) | undefined;
  let loop: Promise<void> | undefined;

  const wake = (): void => {
    wakeUp?.();
    wakeUp = undefined;
  };
  const follow = async (deliver: Deliver): Promise<void> => {
    while (!stopping) {
      const { records, end } = log.readAfter(position, topics);
      if (records.length > 0 && !(await deliver({ records }))) return;
      if (end > position) {
        position = end;
        offsets.set(group, end);
        onProgress();
        // handlers may never leave the microtask queue: requests and the group commit must get their turn
        await nextTurn();
      } else {
        await new Promise<void>((resolve) => (wakeUp = resolve));
      }
    }
  };

  return {
    wake,
    get caughtUp() {
      return position >= log.head;
    },
    start: (deliver) => {
      loop = follow(deliver).catch(options.onFailure);
      return Promise.resolve();
    },
    stop: async () => {
      stopping = true;
      wake();
      await loop;
      await offsets.store();
    },
    lag: () => promised(() => log.countAfter(position, topics)),
  };
}
