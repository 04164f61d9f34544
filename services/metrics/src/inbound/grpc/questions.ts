import type { ClearanceTimeRequest, ListCasesRequest, TargetRequest, TrendRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { refuse } from '@tongguan/grpc/refusal';
import { grains } from '#src/domain/periods';
import { shares } from '#src/domain/stages';
import { outcomes } from '#src/read-models/case-rows';
import { splits } from '#src/read-models/selection';
import type { ClearanceTimeQuestion } from '#src/use-cases/clearance-time';
import type { TargetQuestion } from '#src/use-cases/compare-with-target';
import type { TrendQuestion } from '#src/use-cases/follow-trend';
import type { CasesQuestion } from '#src/use-cases/list-cases';
import { positionOf } from './cursor.ts';
import { refusals } from './refusals.ts';

const directions = ['IMPORT', 'EXPORT'] as const;
const earliness = ['early', 'late'] as const;
const samples = ['only', 'exclude'] as const;

const MAX_LISTED = 100;
const MOST_ROWS = 5000;

const wrong = (field: string, wanted: string): Error => refuse(refusals, 'invalid-question', { detail: { field, wanted } });

/** One of the known texts, or empty; refused with what is possible. */
function choiceOf<Text extends string>(field: string, given: string, known: readonly Text[]): Text | '' {
  const choice = given === '' ? '' : known.find((text) => text === given);
  if (choice === undefined) throw wrong(field, known.join(', '));
  return choice;
}

function periodOf(request: { readonly fromMs: number; readonly beforeMs: number; readonly sample: string }): TargetQuestion['period'] {
  const { fromMs, beforeMs } = request;
  if (fromMs < 0 || beforeMs < 0) throw wrong(fromMs < 0 ? 'from_ms' : 'before_ms', 'epoch milliseconds');
  if (fromMs > 0 && beforeMs > 0 && fromMs >= beforeMs) throw wrong('before_ms', 'a moment after from_ms');
  return { fromMs, beforeMs, sample: choiceOf('sample', request.sample, samples) };
}

function listOf(field: string, given: readonly string[]): readonly string[] {
  if (given.length > MAX_LISTED) throw wrong(field, `at most ${String(MAX_LISTED)}`);
  return given;
}

export const clearanceTimeQuestion = (request: ClearanceTimeRequest, withholdBelow: number): ClearanceTimeQuestion => ({
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
  compare: request.compare,
  withholdBelow,
});

export const targetQuestion = (request: TargetRequest, withholdBelow: number): TargetQuestion => ({
  definition: request.definition,
  region: request.region,
  direction: choiceOf('direction', request.direction, directions),
  period: periodOf(request),
  withholdBelow,
});

export function trendQuestion({ question, grain, region }: TrendRequest, withholdBelow: number): TrendQuestion {
  if (question === undefined) throw wrong('question', 'a definition and a period');
  const { definition, selection } = clearanceTimeQuestion({ ...question, split: '' }, withholdBelow);
  const chosen = choiceOf('grain', grain, grains);
  if (chosen === '') throw wrong('grain', grains.join(', '));
  return { definition, selection, grain: chosen, region, withholdBelow };
}

export function casesQuestion(request: ListCasesRequest, ofCompany: string | undefined): CasesQuestion {
  const { question, group, stage, owner, cursor, limit } = request;
  if (question === undefined) throw wrong('question', 'a definition and a period');
  const { definition, selection, split } = clearanceTimeQuestion(question, 0);
  if (group !== '' && split === '') throw wrong('split', splits.join(', '));
  const wanted = shares.filter((share) => (stage === '' || share.stage === stage) && (owner === '' || share.owner === owner));
  if (wanted.length === 0) throw wrong('stage', shares.map((share) => `${share.stage} ${share.owner}`).join(', '));
  if (limit < 0 || limit > MOST_ROWS) throw wrong('limit', `1 to ${String(MOST_ROWS)}`);
  return {
    definition,
    wanted: {
      selection,
      split: group === '' ? '' : split,
      group,
      shares: wanted,
      outcome: choiceOf('outcome', request.outcome, outcomes) || 'measured',
      ofCompany,
    },
    after: cursor === '' ? undefined : positionOf(cursor),
    limit: limit === 0 ? 50 : limit,
  };
}
