import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { ClearanceTimeAnswer } from '#src/use-cases/clearance-time';
import type { TargetAnswer } from '#src/use-cases/compare-with-target';
import type { TrendAnswer } from '#src/use-cases/follow-trend';
import type { CaseTimesAnswer } from '#src/use-cases/get-case-times';

type RefusalOf<Answer> = Answer extends { readonly outcome: 'refused'; readonly refusal: infer Code extends string } ? Code : never;
export type MetricsRefusal =
  | RefusalOf<ClearanceTimeAnswer>
  | RefusalOf<TargetAnswer>
  | RefusalOf<CaseTimesAnswer>
  | RefusalOf<TrendAnswer>
  | 'invalid-question'
  | 'no-company';

/** Every "no" of this service, for its callers. */
export const refusals: RefusalTable<MetricsRefusal> = {
  'invalid-question': { kind: 'invalid', zh: '查询条件有误', en: 'The question has a value that is not possible' },
  'unknown-definition': { kind: 'not-found', zh: '没有该统计口径', en: 'There is no such definition' },
  'no-baseline': { kind: 'not-found', zh: '该地区没有该统计口径的基准值', en: 'There is no baseline of this definition for the region' },
  'direction-needed': {
    kind: 'invalid',
    zh: '该统计口径同时包含进口和出口，请指明其一',
    en: 'This definition covers imports and exports: say which',
  },
  'period-too-long': {
    kind: 'invalid',
    zh: '所选时段内的天数或月数过多，请缩短时段或改按月统计',
    en: 'The period has too many days or months: choose a shorter one, or months',
  },
  'case-not-found': { kind: 'not-found', zh: '未找到该报关单的时间记录', en: 'Nothing is known of the times of this declaration' },
  'other-direction': {
    kind: 'precondition',
    zh: '该统计口径不适用于该报关单的进出口方向',
    en: 'This definition does not apply to the direction of the declaration',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业', en: 'Your account is bound to no company' },
};
