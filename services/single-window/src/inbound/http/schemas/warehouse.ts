import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

const Quantity = Type.Object(
  {
    lineNo: Type.String({ maxLength: 20 }),
    quantity: Type.String({ maxLength: 30, description: 'Decimal string, up to 5 places / 十进制，至多 5 位小数' }),
  },
  { additionalProperties: false },
);
export const Quantities = Type.Array(Quantity, { minItems: 1, maxItems: 1000 });

export const AccountAnswer = Type.Object({ accountNo: Type.String(), version: Type.Integer(), repeated: Type.Boolean() });

export const AccountRow = Type.Object({
  accountNo: Type.String(),
  keeperCompany: Type.String(),
  customsOffice: Type.String(),
  lines: Type.Integer(),
  openLists: Type.Integer(),
  version: Type.Integer(),
  sample: Type.Boolean(),
});

export const AccountLine = Type.Object({
  lineNo: Type.String(),
  hsCode: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  limitAt: Nullable(Moment),
  actlInc: Type.String({ description: '实际增加' }),
  actlRedc: Type.String({ description: '实际减少' }),
  prevdInc: Type.String({ description: '预增加' }),
  prevdRedc: Type.String({ description: '预减少' }),
  balance: Type.String({ description: 'actlInc - actlRedc / 账面余额' }),
  available: Type.String({ description: 'balance - prevdRedc / 可用数量' }),
});

const list = {
  listNo: Type.String(),
  direction: Type.String({ description: 'IN, OUT' }),
  status: Type.String({ description: 'PRE_BOOKED, BOOKED, CANCELLED / 预核扣、已核扣、已撤销' }),
  declarationNo: Type.String(),
  released: Type.Boolean(),
  preBookedAt: Nullable(Moment),
  closedAt: Nullable(Moment),
  reason: Type.String({ description: 'Why it was cancelled / 撤销原因' }),
  enteredOnBill: Nullable(
    Type.String({ description: 'Its goods entered first on this bill: it wants no gate pass / 货物已凭该提单先进区，无需核放单' }),
  ),
  quantities: Type.Array(
    Type.Object({
      lineNo: Type.String(),
      approved: Type.String(),
      onPasses: Type.String({ description: 'passportUsed' }),
      passed: Type.String({ description: 'actlPass' }),
      remaining: Type.String({ description: 'approved - onPasses: what the next pass may hold at most / 尚可开具核放单' }),
      toPass: Type.String({ description: 'approved - passed / 尚未过卡' }),
    }),
  ),
};

export const GatePass = Type.Object({
  passNo: Type.String(),
  listNo: Type.String(),
  direction: Type.String({ description: 'IN, OUT' }),
  status: Type.String({ description: 'APPROVED, PASSED, VOID / 已批准、已过卡、已作废' }),
  issuedAt: Nullable(Moment),
  passedAt: Nullable(Moment),
  reason: Type.String({ description: 'Why it is void / 作废原因' }),
  quantities: Type.Array(Quantity),
});

export const StockListRow = Type.Object({ ...list, passCount: Type.Integer(), openPassCount: Type.Integer() });

export const LineMovement = Type.Object({
  kind: OneOf(['PRE_BOOKED', 'BOOKED', 'CANCELLED', 'PASS_ISSUED', 'PASS_USED', 'PASS_VOIDED']),
  direction: Type.String({ description: 'IN, OUT' }),
  quantity: Type.String(),
  listNo: Type.String(),
  passNo: Nullable(Type.String()),
  declarationNo: Type.String(),
  reason: Type.String(),
  occurredAt: Nullable(Moment),
  recordedAt: Nullable(Moment),
  by: Type.String({ description: 'Id of whoever did it / 操作人编号' }),
  version: Type.Integer(),
  balance: Type.String(),
  available: Type.String(),
});

export const Account = Type.Object({
  accountNo: Type.String(),
  keeperCompany: Type.String(),
  customsOffice: Type.String(),
  version: Type.Integer(),
  sample: Type.Boolean(),
  listsLeftOut: Type.Integer({ description: 'Lists that are not shown / 未列出的清单' }),
  lines: Type.Array(AccountLine),
  lists: Type.Array(Type.Object({ ...list, passes: Type.Array(GatePass) })),
});
