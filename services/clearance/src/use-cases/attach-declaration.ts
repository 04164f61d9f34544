import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { attachDeclaration as attach, consignment } from '../domain/consignment.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';

/** Attaches a declaration to the consignment of its bill. */
export function attachDeclaration({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (declaration: Parameters<typeof attach>[1], meta: { readonly commandId: string; readonly cause: string }): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(consignment, streamId(declaration.billNo), { ...meta, by: 'system' }, (state) =>
      attach(state, declaration, nowMs),
    );
  };
}
