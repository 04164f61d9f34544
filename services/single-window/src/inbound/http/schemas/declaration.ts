import { Type } from 'typebox';
import { Fault, Moment, Nullable } from './common.ts';

export const Submitted = Type.Object(
  {
    id: Nullable(Type.String({ description: 'null in a dry run / 试算时为空' })),
    declarationNo: Nullable(Type.String({ description: '18-digit number / 18 位报关单号' })),
    status: Type.String(),
    version: Type.Integer(),
    repeated: Type.Boolean({ description: 'This key was used before: the first answer again / 重复提交，返回首次结果' }),
    warnings: Type.Array(Fault),
  },
  { $id: 'Submitted' },
);

const Waiting = Type.Object({
  for: Type.String({ description: 'Authority, "arrival" or "inspection" / 在等什么' }),
  owner: Type.String({ description: 'PORT, CARRIER, TRADER, CUSTOMS, OTHER_AUTHORITY' }),
  since: Nullable(Moment),
});

export const DeclarationRow = Type.Object(
  {
    id: Type.String(),
    declarationNo: Type.String(),
    status: Type.String(),
    direction: Nullable(Type.String()),
    customsOffice: Type.String(),
    transportMode: Type.String(),
    billNo: Type.String(),
    containerIds: Type.Array(Type.String()),
    traderCompany: Type.String(),
    traderName: Type.String(),
    declarantCompany: Type.String(),
    filedByCompany: Type.String(),
    submittedAt: Nullable(Moment),
    releasedAt: Nullable(Moment),
    lane: Nullable(Type.String()),
    waiting: Type.Array(Waiting),
    sample: Type.Boolean({ description: 'Simulated, not a real declaration / 样例数据' }),
    version: Type.Integer(),
    changedAt: Nullable(Moment),
  },
  { $id: 'DeclarationRow' },
);

export const DeclarationPage = Type.Object({ rows: Type.Array(Type.Ref('DeclarationRow')), nextCursor: Nullable(Type.String()) });

export const DeclarationDetail = Type.Object({
  row: Type.Ref('DeclarationRow'),
  content: Type.Any({ description: 'As filed; see DeclarationContent / 申报内容' }),
  version: Type.Integer(),
  timeline: Type.Array(
    Type.Object({
      fact: Type.String(),
      occurredAt: Nullable(Moment),
      recordedAt: Nullable(Moment),
      source: Type.String(),
      version: Type.Integer(),
    }),
  ),
});
