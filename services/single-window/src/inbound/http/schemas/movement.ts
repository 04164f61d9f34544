import { Type } from 'typebox';
import { Fault, Moment, Nullable, OneOf, Text } from './common.ts';

export const MILESTONES = ['CARGO_ARRIVED', 'CONVEYANCE_ARRIVED', 'DISCHARGED', 'PICKED_UP', 'CONVEYANCE_DEPARTED'] as const;
const strict = { additionalProperties: false } as const;

const fields = {
  messageId: Type.String({
    minLength: 1,
    maxLength: 100,
    description: "The reporter's own id; the same id twice is one fact / 报告方报文编号",
  }),
  billNo: Type.String({ maxLength: 64 }),
  containerIds: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 1000 })),
  occurredAt: Type.String({ maxLength: 40, description: 'RFC 3339 with offset / 发生时间' }),
  location: Type.Optional(Type.String({ maxLength: 100 })),
  transportMode: Type.Optional(Type.String({ maxLength: 1 })),
};

export const MovementBody = Type.Object({ ...fields, milestone: OneOf(MILESTONES) }, strict);

/** In a batch a milestone or time that is none is the fault of its movement, not of the whole request. */
export const MovementsBody = Type.Object(
  { movements: Type.Array(Type.Object({ ...fields, milestone: Type.String({ maxLength: 40 }) }, strict), { minItems: 1, maxItems: 1000 }) },
  strict,
);

export const MovementResults = Type.Object({
  results: Type.Array(
    Type.Object({
      messageId: Type.String(),
      outcome: OneOf(['recorded', 'repeated', 'refused']),
      version: Type.Integer(),
      problem: Nullable(
        Type.Object({
          code: Type.String(),
          message: Text,
          faults: Type.Array(Fault),
          detail: Type.Record(Type.String(), Type.String()),
        }),
      ),
    }),
    { description: 'One for each movement, in their order / 逐条结果，与请求顺序一致' },
  ),
});

export const MovementRow = Type.Object({
  messageId: Type.String(),
  reporterCompany: Type.String(),
  milestone: Nullable(Type.String()),
  billNo: Type.String(),
  containerIds: Type.Array(Type.String()),
  occurredAt: Nullable(Moment),
  recordedAt: Nullable(Moment),
  location: Type.String(),
  transportMode: Type.String(),
  sample: Type.Boolean(),
});
