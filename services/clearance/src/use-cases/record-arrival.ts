import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import { recordArrival as record } from '../domain/record-arrival.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

/** Records on a case that all its cargo has arrived; releases it when that leaves no hold. */
export function recordArrival({
  journal,
  clock,
  taxRules,
}: {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  /** A completion that waited for this arrival may bring its bill with it. */
  readonly taxRules: TaxRules;
}) {
  return async (
    arrival: { readonly declarationId: string; readonly arrivedAtMs: number; readonly amendment: number },
    meta: { readonly commandId: string; readonly cause: string },
  ): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(clearanceCase, streamId(arrival.declarationId), { ...meta, by: 'system' }, (state: CaseState) =>
      record(state, arrival.arrivedAtMs, nowMs, arrival.amendment, taxRules),
    );
  };
}
