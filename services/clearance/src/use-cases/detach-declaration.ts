import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { consignment, detachDeclaration as detach } from '../domain/consignment.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';

/** Takes a declaration off the consignment of a bill that it does not name any more. */
export function detachDeclaration({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (declaration: Parameters<typeof detach>[1], meta: { readonly commandId: string; readonly cause: string }): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(consignment, streamId(declaration.billNo), { ...meta, by: 'system' }, (state) =>
      detach(state, declaration, nowMs),
    );
  };
}
