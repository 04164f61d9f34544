import { momentsOf } from '../domain/case-facts.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import type { BillReport } from '../domain/bill-milestones.ts';
import { declaredEarly, measure } from '../domain/measure.ts';
import type { Measured, Subject } from '../domain/measure.ts';
import type { Definition } from '../domain/definitions.ts';
import { timesOf } from '../domain/milestones.ts';
import type { Moments } from '../domain/milestones.ts';

/** A case under one definition, as it is stored: what it is split and filtered by, and what it measured. */
export interface TimesRow {
  readonly declarationId: string;
  readonly direction: string;
  readonly mode: string;
  readonly office: string;
  readonly lane: string;
  readonly early: boolean | undefined;
  readonly sample: boolean;
  readonly measured: Measured;
}

export const subjectOf = (facts: CaseFacts, moments: Moments): Subject => ({
  direction: facts.direction,
  mode: facts.mode,
  tradeMode: facts.tradeMode,
  withdrawnAt: facts.withdrawn?.at,
  times: timesOf(moments),
});

/** The rows of a case, one for each definition under which it has ended; in the order of the definitions. */
export function timesRowsOf(
  definitions: readonly Definition[],
  facts: CaseFacts,
  reports: readonly BillReport[],
): readonly { readonly definition: Definition; readonly row: TimesRow }[] {
  const subject = subjectOf(facts, momentsOf(facts, reports));
  const { declarationId, direction, mode, office, lane, sample } = facts;
  const early = declaredEarly(subject.times);
  return definitions.flatMap((definition) => {
    const measured = measure(definition, subject);
    return measured === undefined ? [] : [{ definition, row: { declarationId, direction, mode, office, lane, early, sample, measured } }];
  });
}
