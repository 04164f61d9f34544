import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const quantity = (description: string) => Type.String({ maxLength: 30, description });

export const ENTERED_STATES = [
  'AWAITING_GOODS',
  'AWAITING_RECORD',
  'OVERDUE',
  'DIFFERS',
  'RECONCILED',
  'RELEASED',
  'BOOKED',
  'VOID',
] as const;

const Line = Type.Object(
  {
    hsCode: Type.String({ maxLength: 13, description: '10 digits / 商品编码，10 位数字' }),
    name: Type.String({ maxLength: 255, description: '商品名称' }),
    quantity: quantity('Decimal string above 0, up to 5 places / 数量，十进制，至多 5 位小数'),
    unit: Type.String({ maxLength: 3, description: 'Row of the code table units / 计量单位代码' }),
  },
  strict,
);

export const ReceiptBody = Type.Object(
  {
    billNo: Type.String({ maxLength: 64, description: 'As it stands in the record list / 提运单号，与备案清单一致' }),
    receiptNo: Type.String({
      maxLength: 64,
      description: 'Of the keeper: the same number again is the same receipt, for ever / 进区单号，同一提单每次进区各一个，永久幂等',
    }),
    enteredAt: Type.String({ maxLength: 40, description: 'When the goods came in / 进区时间' }),
    vehicle: Type.Optional(Type.String({ maxLength: 32, description: 'Plate / 车牌号' })),
    lines: Type.Array(Line, { minItems: 1, maxItems: 100 }),
  },
  strict,
);

const state = OneOf(ENTERED_STATES, {
  description: '已报未进区、待报备案清单、逾期未报、数量不符、相符待放行、已放行待核扣、已核扣、进区单全部作废',
});
const declareBy = Nullable(
  Type.String({ format: 'date-time', description: 'Last moment of the record; null: nothing has entered / 备案清单申报期限' }),
);

export const Received = Type.Object({
  accountNo: Type.String(),
  billNo: Type.String(),
  receiptNo: Type.String(),
  version: Type.Integer({ description: 'Of the bill; waitFor of the list takes it / 提单版本' }),
  repeated: Type.Boolean(),
  state,
  declareBy,
});

const row = {
  accountNo: Type.String(),
  billNo: Type.String({ description: '提运单号' }),
  state,
  keeperCompany: Type.String({ description: '经营单位' }),
  customsOffice: Type.String({ description: '主管海关' }),
  enteredAt: Nullable(Moment),
  declareBy,
  late: Type.Boolean({ description: 'The first record was filed after declareBy / 逾期补报' }),
  receiptCount: Type.Integer({ description: '进区次数' }),
  lineCount: Type.Integer({ description: 'Kinds of goods by HS code and unit / 商品种数' }),
  differingCount: Type.Integer({ description: 'Kinds that differ / 数量不符的商品种数' }),
  records: Type.Array(
    Type.Object({
      declarationId: Type.String(),
      declarationNo: Type.String(),
      listType: Type.String({ description: 'Row of the code table list-types; 2: entered first / 备案清单类型' }),
      declaredAt: Nullable(Moment),
      released: Type.Boolean({ description: '已放行' }),
      voidCause: Nullable(OneOf(['WITHDRAWN', 'RETURNED', 'EXPIRED', 'MOVED'], { description: '已撤销、已退单、已失效、已改为其他提单' })),
    }),
    { description: 'Record lists of this bill on this account / 该提单的备案清单' },
  ),
  version: Type.Integer(),
  sample: Type.Boolean(),
};

export const EnteredBillRow = Type.Object(row);

export const EnteredBill = Type.Object({
  ...row,
  receipts: Type.Array(
    Type.Object({
      receiptNo: Type.String(),
      enteredAt: Nullable(Moment),
      vehicle: Nullable(Type.String()),
      voidReason: Nullable(Type.String({ description: 'Why it is void; null: it counts / 作废原因' })),
      lines: Type.Array(Type.Object({ hsCode: Type.String(), name: Type.String(), quantity: Type.String(), unit: Type.String() })),
    }),
    { description: 'By time of entry / 进区记录，按进区时间' },
  ),
  goods: Type.Array(
    Type.Object({
      hsCode: Type.String(),
      unit: Type.String(),
      name: Type.String(),
      received: Type.String({ description: '实际进区' }),
      declared: Nullable(Type.String({ description: '备案清单申报' })),
      difference: Nullable(Type.String({ description: 'received - declared; null: no record yet / 差异' })),
      booked: Type.String({ description: '已核扣' }),
      held: Type.String({ description: 'received - booked: in the zone, not to leave it / 已收未入账，不得出区' }),
    }),
    { description: 'Line by line, by HS code and unit / 逐项比对' },
  ),
});
