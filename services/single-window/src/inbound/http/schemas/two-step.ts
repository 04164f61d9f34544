import { Type } from 'typebox';
import { Fault, Moment, Nullable } from './common.ts';

const strict = { additionalProperties: false } as const;

const flags = {
  controlled: Type.Boolean({ description: 'Under licence or restricted / 涉证' }),
  inspected: Type.Boolean({ description: 'Inspection or quarantine by law / 涉检' }),
  taxed: Type.Boolean({ description: 'Taxed, so under guarantee / 涉税' }),
};

export const TwoStep = Nullable(
  Type.Object(
    {
      step: Type.String({ description: 'SUMMARY until the completion is filed, then COMPLETE / 概要申报或完整申报' }),
      statement: Type.Object({ ...flags, guaranteeNo: Nullable(Type.String({ description: '担保备案编号' })) }),
      pickupReleasedAt: Nullable(Moment),
      completeBy: Nullable(Moment),
      completedAt: Nullable(Moment),
      late: Type.Boolean({ description: 'Filed after the last day / 逾期提交' }),
      overdueAt: Nullable(Moment),
    },
    { description: 'Two-step declaration; null: declared in one step. PICKUP_RELEASED is not RELEASED / 两步申报，提货放行不是放行' },
  ),
);

export const SummaryBody = Type.Object(
  {
    ...{ controlled: Type.Optional(flags.controlled), inspected: Type.Optional(flags.inspected), taxed: Type.Optional(flags.taxed) },
    guaranteeNo: Type.Optional(Type.String({ maxLength: 60, description: 'Wanted where taxed / 担保备案编号，涉税时必填' })),
    content: Type.Ref('DraftContent'),
  },
  strict,
);

export const CompletionBody = Type.Object({ content: Type.Ref('DraftContent') }, strict);

export const Completed = Type.Object({
  id: Type.String(),
  declarationNo: Type.String(),
  status: Type.String(),
  version: Type.Integer({ description: '0 in a dry run / 试算时为 0' }),
  late: Type.Boolean({ description: 'After the last day: taken and marked / 逾期，仍予接受并标记' }),
  completeBy: Nullable(Moment),
  repeated: Type.Boolean(),
  warnings: Type.Array(Fault),
  differences: Type.Array(Type.Ref('FieldDifference'), {
    description: 'What the summary stated and the completion says differently / 与概要申报的差异',
  }),
});
