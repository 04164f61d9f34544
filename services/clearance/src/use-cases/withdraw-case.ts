import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';
import { withdrawCase as withdraw } from '../domain/withdraw-case.ts';

/** Closes the case of a declaration that was withdrawn, or has lapsed. */
export function withdrawCase({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (
    declarationId: string,
    { expired = false, ...meta }: { readonly commandId: string; readonly cause: string; readonly expired?: boolean },
  ): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(clearanceCase, streamId(declarationId), { ...meta, by: 'system' }, (state: CaseState) =>
      withdraw(state, nowMs, expired),
    );
  };
}
