import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Movement } from '../domain/bill-movements.ts';
import { attachMovement as attach, consignment } from '../domain/consignment.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';

/** Attaches a reported entry, departure or pick-up to the consignment of its bill. */
export function attachMovement({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (movement: Movement, meta: { readonly commandId: string; readonly cause: string }): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(consignment, streamId(movement.billNo), { ...meta, by: 'system' }, (state) => attach(state, movement, nowMs));
  };
}
