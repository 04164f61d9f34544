import { Type } from 'typebox';
import type { ClearanceTimeRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { list, momentMs } from './format.ts';
import { OneOf, pageQuery } from './schemas/common.ts';

const direction = Type.Optional(OneOf(['IMPORT', 'EXPORT'], { description: 'Needed where the definition covers both / 进出口' }));
const split = Type.Optional(OneOf(['mode', 'office', 'lane', 'early', 'direction', 'sample']));

const period = {
  definition: Type.String({
    maxLength: 60,
    description: 'import-gacc, export-gacc, customs-only, import-to-pickup, import-to-pickup-release / 口径',
  }),
  from: Type.Optional(Type.String({ maxLength: 40, description: 'yyyy-mm-dd (Asia/Shanghai) or RFC 3339, inclusive / 含' })),
  before: Type.Optional(Type.String({ maxLength: 40, description: 'exclusive / 不含' })),
  sample: Type.Optional(OneOf(['include', 'only', 'exclude'], { default: 'include', description: 'Simulated cases / 样例数据' })),
};
const filters = {
  ...period,
  mode: Type.Optional(Type.String({ maxLength: 60, description: 'Comma-separated / 逗号分隔' })),
  office: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
  lane: Type.Optional(Type.String({ maxLength: 60, description: 'Comma-separated / 逗号分隔' })),
  early: Type.Optional(OneOf(['early', 'late'])),
  direction,
};
const region = Type.Optional(Type.String({ maxLength: 60, description: 'Of the baseline; national unless said / 基准地区' }));

export const targetQuery = { ...period, region, direction };
export const clearanceTimeQuery = {
  ...filters,
  split,
  compare: Type.Optional(Type.Boolean({ default: false, description: 'Also the period before / 与上一时段比较' })),
};
export const trendQuery = { ...filters, grain: OneOf(['day', 'month']), region };
export const casesQuery = {
  ...filters,
  split,
  group: Type.Optional(Type.String({ maxLength: 60, description: 'One group of the split, as the figures name it / 分组值' })),
  stage: Type.Optional(Type.String({ maxLength: 2, description: 'A to H: only cases in which it took time / 环节' })),
  owner: Type.Optional(OneOf(['CARRIER', 'PORT', 'TRADER', 'CUSTOMS', 'OTHER_AUTHORITY'])),
  outcome: Type.Optional(OneOf(['measured', 'missing', 'withdrawn', 'excluded', 'pre-arrival'], { default: 'measured' })),
};
export const casesPageQuery = { ...casesQuery, ...pageQuery };

export interface MetricsFilter {
  readonly definition: string;
  readonly from?: string;
  readonly before?: string;
  readonly sample?: string;
  readonly split?: string;
  readonly mode?: string;
  readonly office?: string;
  readonly lane?: string;
  readonly early?: string;
  readonly direction?: string;
  readonly compare?: boolean;
}

/** The question of the query, as the service takes it. Refuses a moment that is none. */
export function questionOf(query: MetricsFilter): ClearanceTimeRequest {
  return {
    definition: query.definition,
    fromMs: momentMs('from', query.from),
    beforeMs: momentMs('before', query.before),
    split: query.split ?? '',
    modes: list(query.mode),
    offices: list(query.office),
    lanes: list(query.lane),
    early: query.early ?? '',
    sample: sampleFilter(query.sample),
    direction: query.direction ?? '',
    compare: query.compare ?? false,
  };
}

export function sampleFilter(sample: string | undefined): string {
  return sample === 'only' || sample === 'exclude' ? sample : '';
}
