import { Type } from 'typebox';
import { Moment, Nullable, Text } from './common.ts';
import { Baseline, Figures, MeasuredCase, TrendPoint } from './metrics-figures.ts';

const Definition = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Text,
  direction: Type.String(),
  start: Type.String(),
  end: Type.String(),
  source: Type.String(),
  verified: Type.Boolean({ description: 'false: wording not checked against the official text / 未经官方文本核对' }),
  exclusions: Type.String(),
  sourceText: Text,
  exclusionsText: Text,
  validFrom: Type.String({ description: 'yyyy-mm-dd' }),
  percentiles: Type.String({ description: 'nearest-rank: a duration that a case really had / 取实际值' }),
  excludedModes: Type.Array(Type.String()),
  excludedTradeModes: Type.Array(Type.String()),
});

export const ClearanceTime = Type.Object({
  definition: Definition,
  total: Figures,
  groups: Type.Array(Figures),
  containsSample: Type.Boolean({ description: 'Simulated cases are in these figures / 含样例数据' }),
  before: Nullable(Type.Object({ from: Moment, before: Moment, figures: Figures }, { description: 'The period before / 上一时段' })),
  withheldBelow: Type.Integer({ description: 'Times of fewer cases are withheld from this caller; 0: none / 少于此票数不公开用时' }),
});

export const Trend = Type.Object({
  definition: Definition,
  grain: Type.String(),
  points: Type.Array(TrendPoint, { description: 'Periods without a case have n = 0 and no times: gaps / 无票数的时段为空缺' }),
  baseline: Nullable(Baseline),
  targetMs: Nullable(Type.Integer({ description: 'Two thirds of the baseline: the target line / 目标线' })),
  containsSample: Type.Boolean(),
  withheldBelow: Type.Integer(),
});

export const MeasuredCases = Type.Object({
  definition: Definition,
  rows: Type.Array(MeasuredCase),
  count: Type.Integer({ description: 'Of all pages / 总票数' }),
  nextCursor: Nullable(Type.String()),
});

export const Baselines = Type.Object({
  baselines: Type.Array(Type.Object({ definition: Type.String(), baseline: Baseline, targetMs: Type.Integer() })),
});

export const Target = Type.Object({
  definition: Definition,
  baseline: Baseline,
  targetMs: Type.Integer({ description: 'Two thirds of the baseline / 基数的三分之二' }),
  meanMs: Nullable(Type.Integer()),
  medianMs: Nullable(Type.Integer()),
  n: Type.Integer(),
  withheld: Type.Boolean(),
  progressByMean: Nullable(Type.Number({ description: '1 = the third is cut / 1 表示已压缩三分之一' })),
  progressByMedian: Nullable(Type.Number()),
  containsSample: Type.Boolean(),
});

export const Definitions = Type.Object({ definitions: Type.Array(Definition) });

export const CaseTimes = Type.Object({
  definition: Type.String(),
  outcome: Type.String({ description: 'measured, running, missing, withdrawn, excluded' }),
  preArrival: Type.Boolean(),
  declarationId: Type.String(),
  totalMs: Type.Integer(),
  sample: Type.Boolean(),
  stages: Type.Array(
    Type.Object({ stage: Type.String(), owner: Type.String(), from: Nullable(Moment), to: Nullable(Moment), ms: Type.Integer() }),
  ),
  milestones: Type.Array(Type.Object({ milestone: Type.String(), occurredAt: Nullable(Moment), recordedAt: Nullable(Moment) })),
});
