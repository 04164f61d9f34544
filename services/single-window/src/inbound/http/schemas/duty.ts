import { Type } from 'typebox';
import { Moment, Nullable, OneOf, Text } from './common.ts';

const Yuan = (description: string) => Nullable(Type.String({ description: `${description}; yuan, decimal string; null: not known / 元` }));
const Day = (description: string) => Type.String({ format: 'date', description });

const Rate = Type.Object({
  id: Type.String({ description: 'Steps name it / 步骤引用' }),
  table: Type.String(),
  code: Type.String(),
  name: Text,
  figures: Type.Record(Type.String(), Type.String(), { description: 'Columns of the row, e.g. percent / 数值' }),
  validFrom: Day('First day in force / 起始适用日'),
  validTo: Nullable(Day('Last day in force; null: no end / 最后适用日')),
  source: Type.String(),
  verified: Type.Boolean({ description: 'Compared with the official publication / 已核实' }),
  confidence: OneOf(['verified', 'memory', 'doubtful']),
  tableVersion: Type.String({ description: 'Digest of the table / 代码表版本' }),
});

const Step = Type.Object({
  kind: Type.String(),
  name: Text,
  expression: Type.String({ description: 'The formula with its figures / 算式' }),
  exact: Type.String({ description: 'Before rounding / 舍入前' }),
  rounding: OneOf(['half-up', 'down-to-yuan', 'shares', 'none'], {
    description: 'To fen half up, to whole yuan down, shares without loss',
  }),
  result: Type.String({ description: 'Yuan / 元' }),
  rates: Type.Array(Type.String()),
});

const Item = Type.Object({
  itemNo: Type.String(),
  hsCode: Type.String(),
  name: Type.String(),
  steps: Type.Array(Step),
  customsValue: Yuan('Customs value / 完税价格'),
  importDuty: Yuan('进口关税'),
  exportDuty: Yuan('出口关税'),
  consumptionTax: Yuan('进口环节消费税'),
  importVat: Yuan('进口环节增值税'),
  settlement: Nullable(OneOf(['pay', 'deposit', 'guarantee'])),
});

const Total = Type.Object({
  tax: OneOf(['import-duty', 'export-duty', 'consumption-tax', 'import-vat', 'late-fee']),
  assessed: Yuan('Assessed / 应征'),
  payable: Yuan('Payable / 应缴'),
  secured: Yuan('Secured by deposit or guarantee / 担保'),
  belowThreshold: Nullable(Type.String({ description: 'The threshold that it stays below, yuan / 未达起征点' })),
});

const Gap = Type.Object({
  kind: OneOf(['rate', 'field'], { description: 'A table has no row for the day, or the declaration does not say it' }),
  table: Nullable(Type.String()),
  code: Nullable(Type.String()),
  day: Nullable(Day('Day for which it is missing / 适用日')),
  path: Type.String({ description: 'JSON pointer to the field / 字段位置' }),
  itemNo: Nullable(Type.String()),
  message: Text,
  hint: Text,
});

const Kept = Type.Object(
  {
    lawDay: Day('适用日'),
    codeTablesVersion: Type.String(),
    complete: Type.Boolean(),
    customsValue: Yuan('完税价格'),
    payableByTax: Type.Record(Type.String(), Type.String()),
    payable: Yuan('应缴合计'),
    secured: Yuan('担保合计'),
    gaps: Type.Integer(),
    rates: Type.Array(
      Type.Object({
        ...{ id: Type.String(), validFrom: Type.String(), tableVersion: Type.String() },
        figures: Type.Record(Type.String(), Type.String()),
      }),
    ),
  },
  { description: 'What it came to when it was accepted, with the version of every rate / 接受申报时的结果' },
);

const figures = {
  direction: Nullable(OneOf(['I', 'E'])),
  acceptedDay: Day('Day of acceptance in China; today for what is not filed / 接受申报日'),
  lawDay: Day('Day whose rates apply / 适用税率、汇率之日'),
  lawDayBasis: OneOf(['acceptance', 'entry']),
  exchangeRateDay: Day('Publication day of the exchange rates / 汇率公布日'),
  codeTablesVersion: Type.String({ description: 'Digest of all code tables / 代码表版本' }),
  complete: Type.Boolean({ description: 'Nothing is missing / 无缺项' }),
  customsValue: Yuan('完税价格合计'),
  totals: Type.Array(Total),
  payable: Yuan('应缴合计'),
  secured: Yuan('担保合计'),
  steps: Type.Array(Step, { description: 'Of the whole declaration: charges, late fee / 整票步骤' }),
  items: Type.Array(Item),
  rates: Type.Array(Rate),
  gaps: Type.Array(Gap, { description: 'What keeps amounts from being known; never taken for zero / 缺项' }),
  notes: Type.Array(Text),
};

export const Duty = Type.Object(
  {
    declarationNo: Nullable(Type.String({ description: 'null: not filed / 未申报' })),
    ...figures,
    kept: Nullable(Kept),
    before: Nullable(
      Type.Object(figures, {
        description: "As it was counted with at the acceptance; null where the law's day is the one of then / 按接受申报时的适用日计算",
      }),
    ),
    reassessments: Type.Array(Type.Object({ at: Nullable(Moment), lawDay: Day('适用日'), before: Nullable(Kept), now: Nullable(Kept) }), {
      description: 'Each time the figures were assessed anew, oldest first / 重新核定记录',
    }),
  },
  { $id: 'Duty' },
);
