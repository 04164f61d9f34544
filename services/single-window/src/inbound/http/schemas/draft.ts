import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';
import { DeclarationContentBody } from './declaration-content.ts';

/** What a draft holds: any part of a declaration, and what a file that it was copied from held beyond the fields. */
export const DraftContent = Type.Object(
  {
    ...DeclarationContentBody.properties,
    kept: Type.Optional(
      Type.Array(
        Type.Object({ path: Type.String({ maxLength: 500 }), value: Type.String({ maxLength: 40_000 }) }, { additionalProperties: false }),
        { maxItems: 30_000, description: 'Elements without a field of their own / 其余报文元素' },
      ),
    ),
  },
  { additionalProperties: false, $id: 'DraftContent' },
);

const title = Type.Optional(Type.String({ maxLength: 200, description: 'Own name, at most 60 characters / 草稿名称' }));

export const CreateDraftBody = Type.Object(
  {
    title,
    content: Type.Optional(Type.Ref('DraftContent')),
    fromDeclaration: Type.Optional(
      Type.String({ maxLength: 100, description: 'Id or number of a declaration to copy, instead of content / 复制已申报的报关单' }),
    ),
  },
  { additionalProperties: false },
);

export const SaveDraftBody = Type.Object(
  {
    title,
    content: Type.Ref('DraftContent'),
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The version that was edited, unless If-Match says it / 所编辑的版本' }),
    ),
  },
  { additionalProperties: false },
);

const status = OneOf(['OPEN', 'SUBMITTED'], { description: 'OPEN 待申报, SUBMITTED 已申报' });
const became = {
  declarationId: Nullable(Type.String({ description: 'Which declaration it became / 申报后的报关单' })),
  declarationNo: Nullable(Type.String()),
  copiedFrom: Nullable(Type.String({ description: 'Id of the declaration that it began as a copy of / 复制自' })),
};

export const Draft = Type.Object(
  {
    id: Type.String(),
    status,
    title: Type.String(),
    content: Type.Ref('DraftContent'),
    version: Type.Integer(),
    savedAt: Nullable(Moment),
    ...became,
  },
  { $id: 'Draft' },
);

export const DraftRow = Type.Object({
  id: Type.String(),
  status,
  title: Type.String(),
  direction: Nullable(OneOf(['IMPORT', 'EXPORT'])),
  billNo: Type.String(),
  contractNo: Type.String(),
  traderName: Type.String(),
  goodsName: Type.String({ description: 'Name of the first item / 首项商品名称' }),
  items: Type.Integer(),
  version: Type.Integer(),
  createdAt: Nullable(Moment),
  savedAt: Nullable(Moment),
  ...became,
  sample: Type.Boolean(),
});
