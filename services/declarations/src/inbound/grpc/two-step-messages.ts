import type { TwoStepRow } from '@tongguan/contracts/declarations/v1/declarations';
import type { TwoStep } from '../../domain/two-step/two-step.ts';

/** How a two-step declaration stands, out of the list's document. */
export function twoStepRow(part: TwoStep): TwoStepRow {
  const { statement, pickupReleasedAtMs, completeByMs, completedAtMs, late, overdueAtMs } = part;
  const step = completedAtMs > 0 ? 'STEP_COMPLETE' : 'STEP_SUMMARY';
  return { step, statement, pickupReleasedAtMs, completeByMs, completedAtMs, late, overdueAtMs };
}
