import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { amendCase as amend } from '../domain/amend-case.ts';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { Accepted, ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';
import { chooseLane } from '../domain/tables/lane.ts';
import { requiredAuthorities } from '../domain/tables/required-authorities.ts';
import { screenedOf } from '../domain/tables/screening.ts';
import type { ClearanceTables } from '../domain/tables/tables.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

interface AmendCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly tables: ClearanceTables;
  readonly taxRules: TaxRules;
  /** The deterministic draw of domain.md §6, in [0, 1). */
  readonly draw: (declarationNo: string, version: number) => number;
}

/** Takes an amended declaration over into its case, judged by the tables of now and the draw of its version. */
export function amendCase({ journal, clock, tables, taxRules, draw }: AmendCaseDeps) {
  return async (
    amended: { readonly accepted: Omit<Accepted, 'acceptedAtMs'>; readonly contentVersion: number },
    meta: { readonly commandId: string; readonly cause: string },
  ): Promise<void> => {
    const { accepted, contentVersion } = amended;
    const nowMs = clock.now();
    // what authorities have to decide by counts from now: they could not decide on this before
    const screened = screenedOf({ ...accepted, acceptedAtMs: nowMs });
    const drawn = draw(accepted.declarationNo, contentVersion);
    const { lane, reason } = chooseLane(tables, screened, drawn);
    const caseId = accepted.declarationId;
    await journal.change(clearanceCase, streamId(caseId), { ...meta, by: 'system' }, (state: CaseState) => {
      // both facts come by one group, in order: an amendment without a case is a fault that somebody has to look at
      if (state.status === 'NONE') throw new Error(`case/${caseId} is amended and was never opened`);
      const judged = {
        ...{ ...accepted, acceptedAtMs: state.opened.acceptedAtMs, caseId, lane, laneReason: reason, rulesVersion: tables.version },
        ...{ draw: String(drawn), authorities: requiredAuthorities(tables, screened) },
      };
      return amend(state, { amendment: contentVersion - 1, judged }, nowMs, taxRules);
    });
  };
}
