import type { Clock } from '@tongguan/event-store/clock';
import type { Projection } from '@tongguan/read-models/projection';
import type { Officer } from '../domain/officer.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import type { QueueFilter } from '../read-models/queue-query.ts';
import { conditionsOf } from '../read-models/queue-query.ts';

export interface QueueCounts {
  readonly total: number;
  readonly overdue: number;
  readonly lanes: ReadonlyMap<string, number>;
  readonly waitsFor: ReadonlyMap<string, number>;
  readonly offices: ReadonlyMap<string, number>;
}

/** In the order of the index that serves it (`by-count`), so that no document is read. */
const SPLIT = ['customsOffice', 'lane', 'waitsFor', 'overdue'];

/** How many rows of the queue a filter has, in one look: in all, overdue, by lane, by waiting reason, by office. */
export function countQueue({ queue, clock }: { readonly queue: Projection<QueueEntry>; readonly clock: Clock }) {
  return async (
    officer: Officer | undefined,
    filter: QueueFilter,
  ): Promise<{ readonly outcome: 'done'; readonly counts: QueueCounts } | { readonly outcome: 'refused'; readonly refusal: Refusal }> => {
    if (officer !== undefined && filter.authority !== '' && filter.authority !== officer.authority) {
      return { outcome: 'refused', refusal: refused('not-your-authority') };
    }
    const tallies = await queue.count(conditionsOf(officer, { ...filter, changedSinceMs: 0 }, clock.now()), SPLIT);
    const lanes = new Map<string, number>();
    const waitsFor = new Map<string, number>();
    const offices = new Map<string, number>();
    const add = (to: Map<string, number>, key: unknown, count: number) => to.set(String(key), (to.get(String(key)) ?? 0) + count);
    let total = 0;
    let overdue = 0;
    for (const { values, count } of tallies) {
      const [office, lane, waits, late] = values;
      add(offices, office, count);
      add(lanes, lane, count);
      add(waitsFor, waits, count);
      total += count;
      if (late === true) overdue += count;
    }
    return { outcome: 'done', counts: { total, overdue, lanes, waitsFor, offices } };
  };
}
