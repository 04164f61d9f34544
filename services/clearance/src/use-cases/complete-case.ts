import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import { completeCase as complete } from '../domain/complete-case.ts';
import type { Accepted, ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';
import { chooseLane } from '../domain/tables/lane.ts';
import { requiredAuthorities } from '../domain/tables/required-authorities.ts';
import { screenedOf } from '../domain/tables/screening.ts';
import type { ClearanceTables } from '../domain/tables/tables.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

interface CompleteCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly tables: ClearanceTables;
  readonly taxRules: TaxRules;
  /** The deterministic draw of domain.md §6, in [0, 1). */
  readonly draw: (declarationNo: string, version: number) => number;
}

/** Takes the complete declaration of a summary over into its case (完整申报), judged by the tables of now. */
export function completeCase({ journal, clock, tables, taxRules, draw }: CompleteCaseDeps) {
  return async (
    completed: { readonly accepted: Omit<Accepted, 'acceptedAtMs'>; readonly contentVersion: number; readonly late: boolean },
    meta: { readonly commandId: string; readonly cause: string },
  ): Promise<void> => {
    const { accepted, contentVersion, late } = completed;
    const nowMs = clock.now();
    const screened = screenedOf({ ...accepted, acceptedAtMs: nowMs });
    const drawn = draw(accepted.declarationNo, contentVersion);
    const { lane, reason } = chooseLane(tables, screened, drawn);
    const caseId = accepted.declarationId;
    await journal.change(clearanceCase, streamId(caseId), { ...meta, by: 'system' }, (state: CaseState) => {
      // both facts come by one group, in order: a completion without a case is a fault that somebody has to look at
      if (state.status === 'NONE') throw new Error(`case/${caseId} is completed and was never opened`);
      const now = {
        ...{ ...accepted, acceptedAtMs: state.opened.acceptedAtMs, caseId, lane, laneReason: reason, rulesVersion: tables.version },
        ...{ draw: String(drawn), authorities: requiredAuthorities(tables, screened) },
      };
      return complete(state, { now, late }, nowMs, taxRules);
    });
  };
}
