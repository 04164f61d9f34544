import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

export const TAX_STATES = ['open', 'overdue', 'settled', 'void'] as const;
export const MEANS = ['PAYMENT', 'DEPOSIT', 'GUARANTEE_LETTER'] as const;

const Yuan = (description: string) => Type.String({ description: `Yuan with two decimals: ${description}` });

export const TaxBill = Type.Object(
  {
    billNo: Type.String({ description: 'Number of the bill: that of its declaration and a count / 税单号' }),
    declarationNo: Type.String(),
    declarationId: Nullable(Type.String({ description: 'null for banks / 不向银行公开' })),
    demand: OneOf(['PAY', 'SECURE'], { description: 'PAY: taxes to be paid, or guaranteed; SECURE: to be secured / 缴纳或担保' }),
    kind: OneOf(['FIRST', 'SUPPLEMENTARY', 'REPLACEMENT']),
    status: OneOf(['OPEN', 'SETTLED', 'VOID']),
    payerCompany: Type.String({ description: 'USCC / 纳税义务人' }),
    payerName: Type.String(),
    customsOffice: Type.String(),
    amount: Yuan('taxes / 税款'),
    byTax: Type.Array(
      Type.Object({ tax: Type.String({ description: 'import-duty, consumption-tax, import-vat, …' }), amount: Type.String() }),
    ),
    lateFee: Yuan('late-payment fee as of now, or as it was confirmed / 滞纳金'),
    total: Yuan('taxes and fee: what a confirmation must name / 应缴合计'),
    issuedDay: Type.String({ description: 'Day in China, yyyy-mm-dd / 填发日期' }),
    dueDay: Type.String({ description: 'Last day without a fee, yyyy-mm-dd / 缴款期限' }),
    lateRatePerDay: Nullable(Type.String({ description: 'Share of the amount a day after that / 滞纳金日率' })),
    overdue: Type.Boolean(),
    gaps: Type.Integer({ description: 'Rates that were not known: their part is not in the amount / 未知税率数' }),
    issuedAt: Nullable(Moment),
    endedAt: Nullable(Moment),
    how: Nullable(OneOf([...MEANS, 'GENERAL_GUARANTEE'])),
    reference: Nullable(Type.String({ description: 'Receipt, letter or guarantee / 缴款凭证或保函编号' })),
    sample: Type.Boolean(),
  },
  { $id: 'TaxBill' },
);

export const TaxBillPage = Type.Object({ rows: Type.Array(Type.Ref('TaxBill')), nextCursor: Nullable(Type.String()) });

export const SettlementBody = Type.Object(
  {
    how: OneOf(MEANS, { description: 'PAYMENT is for banks / 缴款只由银行确认' }),
    reference: Type.String({ maxLength: 60, description: 'Number of the receipt or letter, used once / 凭证编号，只能使用一次' }),
    paid: Type.String({ maxLength: 20, description: 'Yuan, taxes and late-payment fee / 金额（含滞纳金），元' }),
    legalBasis: Type.Optional(Type.String({ maxLength: 500, description: 'Of a customs officer / 法律依据，由关员填写' })),
  },
  { additionalProperties: false },
);

export const Settled = Type.Object({
  billNo: Type.String(),
  caseId: Type.String(),
  version: Type.Integer(),
  caseStatus: Nullable(Type.String({ description: 'null for banks / 不向银行公开' })),
  holds: Type.Array(Type.String()),
  repeated: Type.Boolean({ description: 'This receipt had confirmed it before / 重复确认' }),
});
