import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { Accepted, CaseOpened, ClearanceEvent } from '../domain/facts.ts';
import { openCase as open } from '../domain/open-case.ts';
import { chooseLane } from '../domain/tables/lane.ts';
import { requiredAuthorities } from '../domain/tables/required-authorities.ts';
import { screenedOf } from '../domain/tables/screening.ts';
import type { ClearanceTables } from '../domain/tables/tables.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';
import { streamId } from '../domain/stream-id.ts';

interface OpenCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly tables: ClearanceTables;
  readonly taxRules: TaxRules;
  /** The deterministic draw of domain.md §6, in [0, 1). */
  readonly draw: (declarationNo: string, version: number) => number;
}

/** The declaration as it was filed; amendments will draw again as the next version. */
const FIRST_VERSION = 1;

/** Opens the case of an accepted declaration (受理后立案): who must clear it, and in which lane. */
export function openCase({ journal, clock, tables, taxRules, draw }: OpenCaseDeps) {
  return async (accepted: Accepted, meta: { readonly commandId: string; readonly cause: string }): Promise<void> => {
    const screened = screenedOf(accepted);
    const drawn = draw(accepted.declarationNo, FIRST_VERSION);
    const { lane, reason } = chooseLane(tables, screened, drawn);
    const opened: CaseOpened = {
      ...accepted,
      caseId: accepted.declarationId,
      lane,
      laneReason: reason,
      rulesVersion: tables.version,
      draw: String(drawn),
      authorities: requiredAuthorities(tables, screened),
    };
    const nowMs = clock.now();
    await journal.change(clearanceCase, streamId(opened.caseId), { ...meta, by: 'system' }, (state: CaseState) =>
      open(state, opened, nowMs, taxRules),
    );
  };
}
