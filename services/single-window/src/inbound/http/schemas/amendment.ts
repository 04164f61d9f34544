import { Type } from 'typebox';
import { Fault, Moment, Nullable, OneOf, Text } from './common.ts';

export const KINDS = ['AMENDMENT', 'WITHDRAWAL'] as const;
const strict = { additionalProperties: false } as const;

const reason = {
  reasonCode: Type.String({ maxLength: 10, description: 'Code table amendment-reasons / 修撤单原因代码' }),
  reason: Type.String({ maxLength: 2000, description: 'What happened and what it should be / 情况说明' }),
  proof: Type.Optional(Type.String({ maxLength: 1000, description: 'Proving documents, wanted after release / 证明文件' })),
};

export const AmendmentBody = Type.Object(
  {
    ...reason,
    contentVersion: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Version of the content that this one was written over / 所依据的内容版本',
    }),
    content: Type.Ref('DraftContent'),
  },
  strict,
);
export const WithdrawalBody = Type.Object(reason, strict);

export const FieldDifference = Type.Object(
  {
    path: Type.String({ description: 'JSON pointer into the new content; of a removed row, into the old one / 字段位置' }),
    label: Text,
    before: Type.String({ description: 'Empty: was not given / 修改前' }),
    after: Type.String({ description: 'Empty: is not given / 修改后' }),
    kind: OneOf(['changed', 'added', 'removed'], { description: 'added, removed: the whole row is new, or gone / 新增或删除的行' }),
  },
  { $id: 'FieldDifference' },
);

export const RequestedAmendment = Type.Object({
  requestId: Nullable(Type.String({ description: 'null in a dry run / 试算时为空' })),
  declarationId: Type.String(),
  version: Type.Integer(),
  repeated: Type.Boolean(),
  differences: Type.Array(Type.Ref('FieldDifference'), { description: 'Field by field / 修改前后对照' }),
  warnings: Type.Array(Fault),
  touchesClearance: Type.Boolean({
    description: 'The clearance case depends on something that changes: it may be screened anew / 涉及通关内容，批准后可能重新甄别',
  }),
});

export const RequestedWithdrawal = Type.Object({
  requestId: Type.String(),
  declarationId: Type.String(),
  version: Type.Integer(),
  repeated: Type.Boolean(),
});

export const TakenBackRequest = Type.Object({
  requestId: Type.String(),
  declarationId: Type.String(),
  version: Type.Integer(),
  repeated: Type.Boolean(),
});

export const DecisionBody = Type.Object(
  {
    decision: OneOf(['approve', 'refuse']),
    reason: Type.String({ maxLength: 2000, description: 'Told to the company / 审批理由' }),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: 'Version of the declaration that was seen / 所查看的版本' }),
  },
  strict,
);

export const DecidedRequest = Type.Object({
  declarationId: Type.String(),
  requestId: Type.String(),
  status: OneOf(['APPROVED', 'REFUSED']),
  declarationStatus: Type.String(),
  version: Type.Integer(),
  repeated: Type.Boolean(),
});

const OpenRequest = Type.Object({
  declarationId: Type.String(),
  declarationNo: Type.String(),
  requestId: Type.String(),
  kind: OneOf(KINDS),
  reasonCode: Type.String(),
  reason: Type.String(),
  proof: Nullable(Type.String()),
  company: Type.String({ description: 'Who asks, USCC / 申请企业' }),
  traderName: Type.String(),
  direction: Nullable(Type.String()),
  customsOffice: Type.String(),
  requestedAt: Nullable(Moment),
  touchesClearance: Type.Boolean(),
  sample: Type.Boolean(),
});

export const OpenRequestPage = Type.Object({ rows: Type.Array(OpenRequest), nextCursor: Nullable(Type.String()) });

export const Versions = Type.Object({
  declarationId: Type.String(),
  declarationNo: Type.String(),
  status: Type.String(),
  version: Type.Integer({ description: 'Of the declaration, for a decision / 报关单版本' }),
  contentVersion: Type.Integer({ description: 'That counts now / 现行内容版本' }),
  versions: Type.Array(
    Type.Object({
      contentVersion: Type.Integer(),
      since: Nullable(Moment),
      requestId: Nullable(Type.String({ description: 'null: as filed / 原申报' })),
      differences: Type.Array(Type.Ref('FieldDifference'), { description: 'Against the version before / 与上一版本对照' }),
    }),
    { description: 'Oldest first / 全部内容版本' },
  ),
  requests: Type.Array(
    Type.Object({
      requestId: Type.String(),
      kind: OneOf(KINDS),
      status: OneOf(['OPEN', 'APPROVED', 'REFUSED', 'TAKEN_BACK', 'LAPSED'], {
        description: 'TAKEN_BACK: by the company / 已撤回; LAPSED: the declaration was returned meanwhile / 失效',
      }),
      reasonCode: Type.String(),
      reason: Type.String(),
      proof: Nullable(Type.String()),
      company: Type.String(),
      requestedAt: Nullable(Moment),
      decidedAt: Nullable(Moment),
      officer: Nullable(Type.String({ description: 'null for companies / 审批人员，不向企业公开' })),
      decisionReason: Nullable(Type.String()),
      differences: Type.Array(Type.Ref('FieldDifference')),
      touchesClearance: Type.Boolean(),
    }),
    { description: 'Oldest first / 全部申请' },
  ),
});
