import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { markCompletionOverdue } from '../domain/two-step/record-two-step.ts';
import type { CompletionDocument } from '../read-models/completion-list.ts';

const PAGE = 500;

/**
 * Records every completion that is owed past its last moment (逾期未完整申报) at `nowMs`. The command is named after that moment, so a tick
 * that comes again, after a restart or in two processes at once, stores one fact. Returns how many were looked at.
 */
export async function markCompletionsOverdue(
  { journal, completions }: { readonly journal: Journal<DeclarationsEvent>; readonly completions: Projection<CompletionDocument> },
  nowMs: number,
): Promise<number> {
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page = await completions.find({
      where: [
        { field: 'owed', equals: true },
        { field: 'completeByMs', from: 1, before: nowMs },
      ],
      sort: { field: 'completeByMs', direction: 'asc' },
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, body } of page.documents) {
      const meta = { commandId: `completion-overdue/${String(body.completeByMs)}`, by: 'system' };
      await journal.change(declaration, id, meta, (state) => markCompletionOverdue(state, body.completeByMs, nowMs));
    }
    looked += page.documents.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return looked;
}
