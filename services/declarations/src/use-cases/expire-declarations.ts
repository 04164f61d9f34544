import type { Journal } from '@tongguan/event-store/aggregate';
import type { Query } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { expire } from '../domain/lifecycle/expire.ts';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';

const PAGE = 500;

/**
 * Ends every advance declaration whose cargo has not come by `nowMs` (提前申报失效). The list only finds them: the decision is taken on
 * the stream, where an arrival wins. The command is named after the limit, so a tick that comes again, or in two processes at once, stores
 * one fact. What clearance has told the list of an arrival counts as well, since its own fact may still be on its way here.
 */
export async function expireDeclarations(
  { journal, list }: { readonly journal: Journal<DeclarationsEvent>; readonly list: Pick<Projection<DeclarationDocument>, 'find'> },
  nowMs: number,
): Promise<number> {
  let expired = 0;
  let cursor: string | undefined;
  do {
    const page = await list.find({ ...lapsedQuery(nowMs), ...(cursor === undefined ? {} : { cursor }) });
    for (const { id, body } of page.documents) {
      if (body.clearance?.arrived === true) continue;
      const meta = { commandId: `expire/${String(body.own?.awaitsUntilMs ?? 0)}`, by: 'system' };
      const changed = await journal.change(declaration, id, meta, (state) => expire(state, nowMs));
      if (changed.outcome === 'changed' && changed.events.length > 0 && !changed.repeated) expired += 1;
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return expired;
}

/** Declarations that wait for their cargo past their limit, the longest over first. */
function lapsedQuery(nowMs: number): Query {
  return {
    where: [{ field: 'own.awaitsUntilMs', from: 1, before: nowMs + 1 }],
    sort: { field: 'own.awaitsUntilMs', direction: 'asc' },
    limit: PAGE,
  };
}
