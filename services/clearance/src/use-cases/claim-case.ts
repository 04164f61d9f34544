import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { CaseCommand, CaseOutcome } from '../domain/case-command.ts';
import { metaOf, outcomeOf } from '../domain/case-command.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import { claim } from '../domain/claim.ts';

/** Claims a case for the officer's authority, or extends the officer's own lease. */
export function claimCase({
  journal,
  clock,
  leaseMs,
}: {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly leaseMs: number;
}) {
  return async (command: CaseCommand): Promise<CaseOutcome> => {
    const { officer } = command;
    const nowMs = clock.now();
    const changed = await journal.change<CaseState, Refusal>(clearanceCase, streamId(command.caseId), metaOf(command), (state) =>
      claim(state, officer, leaseMs, nowMs),
    );
    return outcomeOf(changed, officer);
  };
}
