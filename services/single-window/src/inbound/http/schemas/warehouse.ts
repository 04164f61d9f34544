import { Type } from 'typebox';
import { Moment, Nullable } from './common.ts';

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

export const Account = Type.Object({
  accountNo: Type.String(),
  keeperCompany: Type.String(),
  customsOffice: Type.String(),
  version: Type.Integer(),
  sample: Type.Boolean(),
  listsLeftOut: Type.Integer({ description: 'Older closed lists that are not shown / 未列出的已结清单' }),
  lines: Type.Array(
    Type.Object({
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
    }),
  ),
  lists: Type.Array(
    Type.Object({
      listNo: Type.String(),
      direction: Type.String(),
      status: Type.String(),
      declarationNo: Type.String(),
      released: Type.Boolean(),
      quantities: Type.Array(
        Type.Object({ lineNo: Type.String(), approved: Type.String(), onPasses: Type.String(), passed: Type.String() }),
      ),
      passes: Type.Array(Type.Object({ passNo: Type.String(), status: Type.String(), quantities: Type.Array(Quantity) })),
    }),
  ),
});
