import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { CaseCommand, CaseOutcome } from '../domain/case-command.ts';
import { metaOf, outcomeOf } from '../domain/case-command.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import type { InspectionResult } from '../domain/record-inspection.ts';
import { isRecordOf, recordInspection as record } from '../domain/record-inspection.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

interface RecordInspectionDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  /** A completion that waited for this result may bring its bill with it. */
  readonly taxRules: TaxRules;
}

/** Records the result of an inspection that the officer's authority owes. */
export function recordInspection({ journal, clock, taxRules }: RecordInspectionDeps) {
  return async (command: CaseCommand & { readonly result: InspectionResult }): Promise<CaseOutcome> => {
    const { officer } = command;
    const nowMs = clock.now();
    const changed = await journal.change<CaseState, Refusal>(clearanceCase, streamId(command.caseId), metaOf(command), (state) =>
      record(state, officer, command.result, nowMs, taxRules),
    );
    return outcomeOf(changed, officer, (events) => isRecordOf(events, command.result));
  };
}
