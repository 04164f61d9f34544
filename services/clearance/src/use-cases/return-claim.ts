import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { CaseCommand, CaseOutcome } from '../domain/case-command.ts';
import { metaOf, outcomeOf } from '../domain/case-command.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import { returnClaim as giveBack } from '../domain/claim.ts';

/** Gives the officer's claim of a case back. */
export function returnClaim({ journal, clock }: { readonly journal: Journal<ClearanceEvent>; readonly clock: Clock }) {
  return async (command: CaseCommand): Promise<CaseOutcome> => {
    const { officer } = command;
    const nowMs = clock.now();
    const changed = await journal.change<CaseState, Refusal>(clearanceCase, streamId(command.caseId), metaOf(command), (state) =>
      giveBack(state, officer, nowMs),
    );
    return outcomeOf(changed, officer);
  };
}
