import type { TwoStepRow } from '@tongguan/contracts/declarations/v1/declarations';
import type { CompleteDeclarationResponse } from '@tongguan/contracts/declarations/v1/two_step';
import { differenceBody } from './amendment-body.ts';
import { iso, orNull } from './format.ts';
import { faultBody } from './problem.ts';

/** `SUMMARY` or `COMPLETE`; null of what is declared in one step. */
export const stepBody = (step: TwoStepRow['step'] | undefined): 'SUMMARY' | 'COMPLETE' | null =>
  step === 'STEP_SUMMARY' ? 'SUMMARY' : step === 'STEP_COMPLETE' ? 'COMPLETE' : null;

/** How a two-step declaration stands, as the API shows it; null of what is declared in one step. */
export function twoStepBody(row: TwoStepRow | undefined) {
  if (row === undefined) return null;
  const { controlled = false, inspected = false, taxed = false, guaranteeNo = '' } = row.statement ?? {};
  return {
    step: stepBody(row.step) ?? ('SUMMARY' as const),
    statement: { controlled, inspected, taxed, guaranteeNo: orNull(guaranteeNo) },
    ...{ pickupReleasedAt: iso(row.pickupReleasedAtMs), completeBy: iso(row.completeByMs), completedAt: iso(row.completedAtMs) },
    ...{ late: row.late, overdueAt: iso(row.overdueAtMs) },
  };
}

/** The answer to a completion. */
export function completedBody(answer: CompleteDeclarationResponse) {
  const { declarationId: id, declarationNo, status, version, late, completeByMs, repeated, warnings, differences } = answer;
  return {
    ...{ id, declarationNo, status, version, late, completeBy: iso(completeByMs), repeated },
    warnings: warnings.map(faultBody),
    differences: differences.map(differenceBody),
  };
}
