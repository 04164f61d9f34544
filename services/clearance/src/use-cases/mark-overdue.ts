import type { Journal } from '@tongguan/event-store/aggregate';
import type { Query } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import { markOverdue as mark } from '../domain/mark-overdue.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';

const PAGE = 500;

/**
 * Flags every authority whose due time has passed at `nowMs`. Idempotent: the command is named after the due time, so a
 * tick that comes again, or in two processes at once, stores one fact. Returns how many were looked at.
 */
export function markOverdue({ journal, queue }: { readonly journal: Journal<ClearanceEvent>; readonly queue: Projection<QueueEntry> }) {
  return async (nowMs: number): Promise<number> => {
    let looked = 0;
    let cursor: string | undefined;
    do {
      const page = await queue.find({ ...dueQuery(nowMs), ...(cursor === undefined ? {} : { cursor }) });
      for (const { body } of page.documents) {
        const { caseId, authority, dueAtMs } = body;
        const meta = { commandId: `overdue/${authority}/${dueAtMs}`, by: 'system' };
        await journal.change(clearanceCase, streamId(caseId), meta, (state: CaseState) => mark(state, authority, dueAtMs, nowMs));
      }
      looked += page.documents.length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return looked;
  };
}

/** Rows that owe something, have a due time at or before `nowMs` and are not flagged yet, the longest due first. */
export function dueQuery(nowMs: number): Query {
  return {
    where: [
      { field: 'status', equals: 'OPEN' },
      { field: 'overdue', equals: false },
      { field: 'dueAtMs', from: 1, before: nowMs + 1 },
    ],
    sort: { field: 'dueAtMs', direction: 'asc' },
    limit: PAGE,
  };
}
