import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import type { WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill } from '../domain/enter-first/evolve-entered-bill.ts';
import { markRecordOverdue } from '../domain/enter-first/mark-overdue.ts';
import type { EnteredBillDocument } from '../read-models/entered-bill-list.ts';

const PAGE = 500;

/**
 * Records every bill whose goods are in without a record past the last moment (逾期未报) at `nowMs`. Which they are is decided on each
 * bill's own stream, so a tick that comes again, or in two processes at once, stores one fact. Returns how many were looked at.
 */
export async function markRecordsOverdue(
  { journal, bills }: { readonly journal: Journal<WarehousesEvent>; readonly bills: Projection<EnteredBillDocument> },
  nowMs: number,
): Promise<number> {
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page = await bills.find({
      where: [
        { field: 'owed', equals: true },
        { field: 'declareByMs', from: 1, before: nowMs },
      ],
      sort: { field: 'declareByMs', direction: 'asc' },
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, body } of page.documents) {
      const meta = { commandId: `record-overdue/${String(body.version)}`, by: 'system' };
      await journal.change(enteredBill, id, meta, (state) => markRecordOverdue(state, nowMs));
    }
    looked += page.documents.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return looked;
}
