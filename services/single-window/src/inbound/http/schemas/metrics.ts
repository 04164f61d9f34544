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
  declarationId: Type.String(),
  totalMs: Type.Integer(),
  sample: Type.Boolean(),
  stages: Type.Array(
    Type.Object({ stage: Type.String(), owner: Type.String(), from: Nullable(Moment), to: Nullable(Moment), ms: Type.Integer() }),
  ),
  milestones: Type.Array(Type.Object({ milestone: Type.String(), occurredAt: Nullable(Moment), recordedAt: Nullable(Moment) })),
});
