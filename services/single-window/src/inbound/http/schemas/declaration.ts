import { Type } from 'typebox';
import { Fault, Moment, Nullable, OneOf } from './common.ts';
import { FiledContent } from './declaration-content.ts';
import { TwoStep } from './two-step.ts';

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

const WaitingBill = Nullable(
  Type.Object(
    {
      billNo: Type.String(),
      amount: Type.String({ description: 'Yuan' }),
      dueDay: Type.String({ description: 'Day in China, yyyy-mm-dd' }),
    },
    { description: 'Tax bill that is to be paid or secured / 待缴或待担保税单' },
  ),
);

const Waiting = Type.Object({
  bill: WaitingBill,
  for: Type.String({ description: 'Authority, "arrival", "completion" or "inspection" / 在等什么' }),
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
    returnedAt: Nullable(Moment),
    withdrawnAt: Nullable(Moment),
    contentVersion: Type.Integer({ description: '1 as filed, one more with each amendment / 内容版本' }),
    openRequest: Nullable(Type.String({ description: 'AMENDMENT or WITHDRAWAL while customs has not decided / 待审批的修撤单' })),
    arrivedAt: Nullable(Type.String({ format: 'date-time', description: 'All its cargo has arrived; null: not yet / 运抵' })),
    expiresAt: Nullable(
      Type.String({ format: 'date-time', description: 'When an advance declaration lapses unless its cargo arrives / 提前申报失效期限' }),
    ),
    warnsAt: Nullable(Type.String({ format: 'date-time', description: 'From then on that is to be warned of / 失效预警' })),
    expiredAt: Nullable(Type.String({ format: 'date-time', description: '提前申报失效' })),
    leftAt: Nullable(Type.String({ format: 'date-time', description: 'Departed (export), picked up (import) / 离境或提离' })),
    closedAt: Nullable(Type.String({ format: 'date-time', description: '结关' })),
    refundStatus: Nullable(Type.String({ description: 'Of an export that gives a tax refund / 出口退税进度' })),
    lane: Nullable(Type.String()),
    waiting: Type.Array(Waiting),
    twoStep: TwoStep,
    listType: Nullable(
      Type.String({ description: 'Zone record list by the code table list-types; null: a declaration / 备案清单类型，空为报关单' }),
    ),
    sample: Type.Boolean({ description: 'Simulated, not a real declaration / 样例数据' }),
    version: Type.Integer(),
    changedAt: Nullable(Moment),
  },
  { $id: 'DeclarationRow' },
);

export const DeclarationPage = Type.Object({
  rows: Type.Array(Type.Ref('DeclarationRow')),
  nextCursor: Nullable(Type.String()),
  count: Nullable(
    Type.Object({
      rows: Type.Integer({ description: 'On all pages / 总行数' }),
      more: Type.Boolean({ description: 'There are more than that / 不止这些' }),
    }),
  ),
});

const TimelineEntry = Type.Object({
  fact: Type.String({ description: 'Milestone (DECL_ACCEPTED, CARGO_ARRIVED, RELEASED, …) or decision (AUTHORITY_CLEARED, …) / 节点' }),
  occurredAt: Nullable(Moment),
  recordedAt: Nullable(Moment),
  source: Type.String({ description: 'Who says so: company, authority or system / 报告方' }),
  authority: Nullable(Type.String()),
  legalBasis: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  finding: Nullable(Type.String()),
  location: Nullable(Type.String()),
  containerIds: Type.Array(Type.String()),
  receipt: Type.String({ description: 'Event id, or message id of the reporter / 回执号' }),
  version: Type.Integer(),
});

const Owed = Type.Object({
  for: Type.String({ description: 'Authority, or "arrival" / 在等什么' }),
  what: OneOf(['arrival', 'decision', 'inspection', 'condition', 'tax', 'completion']),
  bill: WaitingBill,
  owner: Type.String({ description: 'PORT, CARRIER, TRADER, CUSTOMS, OTHER_AUTHORITY / 时间归属' }),
  since: Nullable(Moment),
  dueAt: Nullable(Moment),
  overdue: Type.Boolean(),
  reason: Nullable(Type.String()),
});

const Decision = Type.Object({
  authority: Type.String(),
  decision: Type.String({ description: 'PENDING, CLEAR, HOLD, INSPECT, REFUSE' }),
  legalBasis: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  dueAt: Nullable(Moment),
  overdue: Type.Boolean(),
  inspectionOwed: Type.Boolean(),
  finding: Nullable(Type.String()),
});

export const DeclarationDetail = Type.Object({
  row: Type.Ref('DeclarationRow'),
  content: FiledContent,
  version: Type.Integer(),
  timeline: Type.Array(TimelineEntry, { description: 'Every fact with both times, oldest first / 全部节点' }),
  owed: Type.Array(Owed, { description: 'What is still owed, by whom and since when / 尚缺事项' }),
  taxBills: Type.Array(Type.Ref('TaxBill'), { description: 'Oldest first / 税单' }),
  taxRefund: Nullable(Type.String({ description: 'Yuan to be given back / 应退税款' })),
  holds: Type.Array(Type.String(), { description: 'What still keeps the goods / 尚未解除的控制' }),
  decisions: Type.Array(Decision, { description: 'By authority: the decision, not what led to it / 各部门决定' }),
  unavailable: Type.Array(Type.String(), { description: 'Services that could not be asked just now: their part is missing / 暂缺部分' }),
});
