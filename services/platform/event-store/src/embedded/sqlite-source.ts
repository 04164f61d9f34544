import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Deliver, LogSource } from '../log-source.ts';
import type { Topic } from '../port.ts';
import type { CommitLog, Wanted } from './commit-log.ts';
import type { Offsets } from './offsets.ts';
import type { Pace } from './pace.ts';
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
  /** Kinds of facts; all when absent. */
  readonly facts?: readonly string[];
  readonly pace: Pace;
  readonly settle?: () => Promise<void>;
  readonly onProgress: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** One group's way through the log of the file, which is one partition. */
export function createSqliteSource(options: SqliteSourceOptions): SqliteSource {
  const { log, offsets, group, pace, onProgress } = options;
  const wanted: Wanted = { topics: new Set(options.topics), ...(options.facts && { facts: new Set(options.facts) }) };
  let position = offsets.get(group);
  let stopping = false;
  let wakeUp: (() => void) | undefined;
  let loop: Promise<void> | undefined;

  const wake = (): void => {
    wakeUp?.();
    wakeUp = undefined;
  };
  const moveTo = (end: number): void => {
    position = end;
    offsets.set(group, end, options.settle);
    onProgress();
  };
  const follow = async (deliver: Deliver): Promise<void> => {
    while (!stopping) {
      const ahead = log.readAfter(position, wanted, 1);
      if (ahead.records.length > 0) {
        if (!(await handleNext(deliver))) return;
      } else if (ahead.end > position) {
        moveTo(ahead.end);
        await nextTurn();
      } else {
        await new Promise<void>((resolve) => (wakeUp = resolve));
      }
    }
  };
  const handleNext = async (deliver: Deliver): Promise<boolean> => {
    const turn = await pace.turn();
    try {
      if (stopping) return false;
      const { records, end } = log.readAfter(position, wanted, turn.atMost);
      if (!(await deliver({ records }))) return false;
      moveTo(end);
      return true;
    } finally {
      turn.end();
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
    lag: () => promised(() => log.countAfter(position, wanted)),
  };
}
