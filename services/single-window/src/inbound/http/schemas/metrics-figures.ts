import { Type } from 'typebox';
import { Moment, Nullable } from './common.ts';

const Ms = (description: string) => Nullable(Type.Integer({ description }));

/** Figures of a set of cases. Null where there is no time to show: no case, or too few for the caller. */
export const Figures = Type.Object({
  group: Type.String(),
  n: Type.Integer({ description: 'Measured cases / 票数' }),
  withheld: Type.Boolean({ description: 'Too few cases for the public: counts only / 票数过少，不公开用时' }),
  meanMs: Ms('Arithmetic mean / 平均'),
  medianMs: Ms('Nearest rank / 中位数'),
  p90Ms: Ms('Nearest rank / 90 分位'),
  p95Ms: Ms('Nearest rank / 95 分位'),
  missing: Type.Integer({ description: 'Ended without a start milestone / 缺起点' }),
  shareMissing: Type.Number(),
  preArrival: Type.Integer({ description: 'Released before arrival, recorded as 0 / 抵港前放行' }),
  sharePreArrival: Type.Number(),
  withdrawn: Type.Integer(),
  excluded: Type.Integer({ description: 'Of a kind that the definition does not count / 口径之外' }),
  totalMs: Ms('Sum over the n cases; the stages and the owners add up to it / 各环节之和'),
  stages: Type.Array(
    Type.Object({ stage: Type.String(), owner: Type.String(), meanMs: Type.Integer(), n: Type.Integer(), totalMs: Type.Integer() }),
  ),
  owners: Type.Array(
    Type.Object({
      owner: Type.String({ description: 'Who the time belongs to / 时间归属' }),
      meanMs: Type.Integer(),
      totalMs: Type.Integer(),
      share: Type.Number({ description: 'Of totalMs, 0 to 1' }),
    }),
  ),
});

export const Baseline = Type.Object({
  region: Type.String(),
  period: Type.String(),
  baselineMs: Type.Integer(),
  source: Type.String(),
  verified: Type.Boolean(),
  hours: Type.String(),
  basis: Type.String({ description: 'published, memory or computed / 来源性质' }),
  direction: Type.String(),
});

export const TrendPoint = Type.Object({
  period: Type.String({ description: '2026-11-25 or 2026-11, Asia/Shanghai' }),
  from: Moment,
  before: Moment,
  closed: Type.Boolean({ description: 'The period is over / 时段已结束' }),
  revision: Nullable(
    Type.Integer({
      description: 'Of a month: how often its cases changed after its end, of the definition and direction / 月结后修订次数',
    }),
  ),
  revisedAt: Nullable(Moment),
  figures: Figures,
});

export const MeasuredCase = Type.Object({
  declarationId: Type.String(),
  declarationNo: Nullable(Type.String()),
  direction: Type.String(),
  mode: Type.String(),
  office: Type.String(),
  lane: Nullable(Type.String()),
  early: Type.String({ description: 'early, late, unknown / 提前申报' }),
  sample: Type.Boolean(),
  outcome: Type.String({ description: 'measured, missing, withdrawn, excluded' }),
  preArrival: Type.Boolean(),
  start: Nullable(Moment),
  end: Nullable(Moment),
  totalMs: Ms('Null where it is not measured'),
  stages: Type.Array(Type.Object({ stage: Type.String(), owner: Type.String(), ms: Type.Integer() })),
});
