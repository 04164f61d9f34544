import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

export const REFUND_STATUSES = ['NOT_READY', 'READY', 'CLAIMED', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'PAID', 'REVERSED'] as const;
export const TAX_STATUSES = ['CLAIMED', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'PAID'] as const;

const RefundLine = Type.Object({
  itemNo: Type.String(),
  hsCode: Type.String({ description: '商品编号' }),
  name: Type.String(),
  quantity: Type.String({ description: 'Decimal, in the declared unit / 成交数量' }),
  unit: Type.String(),
  totalPrice: Type.String({ description: 'Decimal, in the declared currency / 总价' }),
  currency: Type.String(),
});

/** 出口退税 of one export as its exporter and the tax authority see it. */
export const Refund = Type.Object(
  {
    declarationId: Type.String(),
    declarationNo: Type.String(),
    status: OneOf(REFUND_STATUSES, { description: 'NOT_READY until the export is closed; then as the tax authority tells it / 退税进度' }),
    traderCompany: Type.String({ description: '收发货人统一社会信用代码' }),
    traderName: Type.String(),
    customsOffice: Type.String(),
    tradeMode: Type.String({ description: '监管方式' }),
    submittedAt: Nullable(Moment),
    releasedAt: Nullable(Moment),
    leftAt: Nullable(Moment),
    readyAt: Nullable(Moment),
    statusAt: Nullable(Moment),
    reason: Nullable(Type.String({ description: 'Of a refusal / 不予退税的理由' })),
    lines: Type.Array(RefundLine, { description: 'As they were exported; empty until it is ready / 出口商品' }),
    left: Type.Array(RefundLine, { description: 'What is left of each after returns / 冲销后余量' }),
    reversals: Type.Array(
      Type.Object({
        cause: OneOf(['RETURNED', 'WITHDRAWN']),
        at: Nullable(Moment),
        returnDeclarationNo: Nullable(Type.String({ description: 'The import that brought the goods back / 退运进口报关单号' })),
        lines: Type.Array(RefundLine),
        unmatched: Type.Array(RefundLine, {
          description: 'Returned goods that are none of this export, for the review / 未能对应的退运货物',
        }),
      }),
    ),
    missing: Type.Array(OneOf(['release', 'departure']), { description: 'What has to happen before it is ready / 就绪前尚缺' }),
    next: Type.Array(OneOf(TAX_STATUSES), { description: 'What the tax authority can tell next / 其后可报的进度' }),
    sample: Type.Boolean(),
    version: Type.Integer(),
    changedAt: Nullable(Moment),
  },
  { $id: 'Refund' },
);

export const RefundPage = Type.Object({ rows: Type.Array(Type.Ref('Refund')), nextCursor: Nullable(Type.String()) });

export const RefundStatusBody = Type.Object(
  {
    status: OneOf(TAX_STATUSES),
    reason: Type.Optional(Type.String({ maxLength: 500, description: 'Wanted of REFUSED / 不予退税时必填' })),
  },
  { additionalProperties: false },
);

export const RefundTold = Type.Object({
  declarationId: Type.String(),
  status: OneOf(TAX_STATUSES),
  version: Type.Integer(),
  repeated: Type.Boolean({ description: 'It was told before / 已报过' }),
});

export const RefundFilter = Type.Object({
  status: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
  traderCompany: Type.Optional(Type.String({ maxLength: 18 })),
  declarationNo: Type.Optional(Type.String({ maxLength: 18, description: 'Prefix / 号码前缀' })),
  changedSince: Type.Optional(
    Type.String({ maxLength: 40, description: 'RFC 3339: only what changed at or after this moment / 此刻以后有变动的' }),
  ),
});
