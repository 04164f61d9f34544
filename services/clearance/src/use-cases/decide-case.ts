import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { CaseCommand, CaseOutcome } from '../domain/case-command.ts';
import { metaOf, outcomeOf } from '../domain/case-command.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import type { CaseDecision } from '../domain/decide-case.ts';
import { decideCase as decide, isDecisionOf } from '../domain/decide-case.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

interface DecideCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly taxRules: TaxRules;
}

/** Decides a claimed case for the officer's authority; releases it when that leaves no hold. */
export function decideCase({ journal, clock, taxRules }: DecideCaseDeps) {
  return async (command: CaseCommand & { readonly decision: CaseDecision }): Promise<CaseOutcome> => {
    const { officer } = command;
    const nowMs = clock.now();
    const changed = await journal.change<CaseState, Refusal>(clearanceCase, streamId(command.caseId), metaOf(command), (state) =>
      decide(state, officer, command.decision, nowMs, taxRules),
    );
    return outcomeOf(changed, officer, (events) => isDecisionOf(events, command.decision));
  };
}
