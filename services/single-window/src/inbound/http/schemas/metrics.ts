import { Type } from 'typebox';
import { Moment, Nullable, Text } from './common.ts';

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
  validFrom: Type.String({ description: 'yyyy-mm-dd' }),
  percentiles: Type.String({ description: 'nearest-rank: a duration that a case really had / 取实际值' }),
  excludedModes: Type.Array(Type.String()),
  excludedTradeModes: Type.Array(Type.String()),
});

const Figures = Type.Object({
  group: Type.String(),
  n: Type.Integer(),
  meanMs: Type.Integer(),
  medianMs: Type.Integer(),
  p90Ms: Type.Integer(),
  p95Ms: Type.Integer(),
  missing: Type.Integer({ description: 'Ended without a start milestone / 缺起点' }),
  shareMissing: Type.Number(),
  preArrival: Type.Integer({ description: 'Released before arrival, recorded as 0 / 抵港前放行' }),
  withdrawn: Type.Integer(),
  excluded: Type.Integer({ description: 'Of a kind that the definition does not count / 口径之外' }),
  totalMs: Type.Integer({ description: 'Sum over the n cases; the stages add up to it / 各环节之和' }),
  stages: Type.Array(
    Type.Object({ stage: Type.String(), owner: Type.String(), meanMs: Type.Integer(), n: Type.Integer(), totalMs: Type.Integer() }),
  ),
});

export const ClearanceTime = Type.Object({
  definition: Definition,
  total: Figures,
  groups: Type.Array(Figures),
  containsSample: Type.Boolean({ description: 'Simulated cases are in these figures / 含样例数据' }),
});

export const Target = Type.Object({
  definition: Definition,
  baseline: Type.Object({
    region: Type.String(),
    period: Type.String(),
    baselineMs: Type.Integer(),
    source: Type.String(),
    verified: Type.Boolean(),
    hours: Type.String(),
    basis: Type.String({ description: 'published, memory or computed / 来源性质' }),
    direction: Type.String(),
  }),
  targetMs: Type.Integer({ description: 'Two thirds of the baseline / 基数的三分之二' }),
  meanMs: Type.Integer(),
  medianMs: Type.Integer(),
  n: Type.Integer(),
  progressByMean: Type.Number({ description: '1 = the third is cut / 1 表示已压缩三分之一' }),
  progressByMedian: Type.Number(),
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
