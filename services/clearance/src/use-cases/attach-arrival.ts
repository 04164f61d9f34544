import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Arrival } from '../domain/consignment.ts';
import { attachArrival as attach, consignment } from '../domain/consignment.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';

/** Attaches a reported arrival to the consignment of its bill. */
export function attachArrival({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (arrival: Arrival, meta: { readonly commandId: string; readonly cause: string }): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(consignment, streamId(arrival.billNo), { ...meta, by: 'system' }, (state) => attach(state, arrival, nowMs));
  };
}
