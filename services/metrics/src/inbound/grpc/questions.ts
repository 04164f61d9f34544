import type { ClearanceTimeRequest, TargetRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { refuse } from '@tongguan/grpc/refusal';
import { splits } from '#src/read-models/figures';
import type { ClearanceTimeQuestion } from '#src/use-cases/clearance-time';
import type { TargetQuestion } from '#src/use-cases/compare-with-target';
import { refusals } from './refusals.ts';

const directions = ['IMPORT', 'EXPORT'] as const;
const earliness = ['early', 'late'] as const;
const samples = ['only', 'exclude'] as const;

const MAX_LISTED = 100;

/** One of the known texts, or empty; refused with what is possible. */
function choiceOf<Text extends string>(field: string, given: string, known: readonly Text[]): Text | '' {
  const choice = given === '' ? '' : known.find((text) => text === given);
  if (choice === undefined) throw refuse(refusals, 'invalid-question', { detail: { field, wanted: known.join(', ') } });
  return choice;
}

function periodOf(request: { readonly fromMs: number; readonly beforeMs: number; readonly sample: string }): TargetQuestion['period'] {
  const { fromMs, beforeMs } = request;
  if (fromMs < 0 || beforeMs < 0)
    throw refuse(refusals, 'invalid-question', { detail: { field: fromMs < 0 ? 'from_ms' : 'before_ms', wanted: 'epoch milliseconds' } });
  if (fromMs > 0 && beforeMs > 0 && fromMs >= beforeMs)
    throw refuse(refusals, 'invalid-question', { detail: { field: 'before_ms', wanted: 'a moment after from_ms' } });
  return { fromMs, beforeMs, sample: choiceOf('sample', request.sample, samples) };
}

function listOf(field: string, given: readonly string[]): readonly string[] {
  if (given.length > MAX_LISTED) throw refuse(refusals, 'invalid-question', { detail: { field, wanted: `at most ${String(MAX_LISTED)}` } });
  return given;
}

export const clearanceTimeQuestion = (request: ClearanceTimeRequest): ClearanceTimeQuestion => ({
  definition: request.definition,
  split: choiceOf('split', request.split, splits),
  selection: {
    ...periodOf(request),
    modes: listOf('modes', request.modes),
    offices: listOf('offices', request.offices),
    lanes: listOf('lanes', request.lanes),
    early: choiceOf('early', request.early, earliness),
    direction: choiceOf('direction', request.direction, directions),
  },
});

export const targetQuestion = (request: TargetRequest): TargetQuestion => ({
  definition: request.definition,
  region: request.region,
  direction: choiceOf('direction', request.direction, directions),
  period: periodOf(request),
});
