import type { Clock } from '@tongguan/event-store/clock';
import type { StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { Officer } from '../domain/officer.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import { queueId } from '../read-models/queue.ts';
import { streamId } from '../domain/stream-id.ts';
import type { QueueFilter } from '../read-models/queue-query.ts';
import { queueQuery, sortOf } from '../read-models/queue-query.ts';

export type QueuePage =
  | { readonly outcome: 'done'; readonly rows: readonly StoredDocument<QueueEntry>[]; readonly nextCursor: string; readonly nowMs: number }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** The clearance queue (通关作业队列) of an officer: the own authority and offices, whatever is asked. `undefined`: may see all. */
export function listQueue({ queue, clock }: { readonly queue: Projection<QueueEntry>; readonly clock: Clock }) {
  return async (officer: Officer | undefined, filter: QueueFilter): Promise<QueuePage> => {
    const nowMs = clock.now();
    const refusal = filterRefusal(officer, filter);
    if (refusal !== undefined) return { outcome: 'refused', refusal };
    const authority = officer?.authority ?? filter.authority;
    if (filter.waitCaseId !== '' && authority !== '') {
      // a reader that waits in vain gets what there is: each row says which version it shows
      await queue.waitFor(queueId(filter.waitCaseId, authority), `case/${streamId(filter.waitCaseId)}`, filter.waitVersion);
    }
    try {
      const { documents, nextCursor } = await queue.find(queueQuery(officer, filter, nowMs));
      return { outcome: 'done', rows: documents, nextCursor: nextCursor ?? '', nowMs };
    } catch (error) {
      if (error instanceof BadCursor) return { outcome: 'refused', refusal: refused('cursor-not-valid') };
      throw error;
    }
  };
}

function filterRefusal(officer: Officer | undefined, { authority, sort }: QueueFilter): Refusal | undefined {
  if (officer !== undefined && authority !== '' && authority !== officer.authority) return refused('not-your-authority');
  return sortOf(sort) === undefined ? refused('unknown-sort') : undefined;
}
