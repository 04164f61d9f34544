import { Type } from 'typebox';
import { Nullable } from './common.ts';

export const ForeignDeclaration = Type.Object({
  format: Type.String({ description: 'WCO' }),
  modelVersion: Type.String(),
  responsibleCountry: Type.String(),
  reference: Type.String({ description: 'FunctionalReferenceID' }),
  mapped: Type.Array(
    Type.Object({
      path: Type.String({ description: 'In the foreign file / 国外报文中的位置' }),
      value: Type.String(),
      field: Type.String({ description: 'JSON pointer into the draft / 草稿字段' }),
      became: Type.String({ description: 'What stands in the field / 转换后的值' }),
    }),
    { description: 'What has a counterpart here / 已对应的要素' },
  ),
  kept: Type.Array(Type.Object({ path: Type.String(), value: Type.String() }), {
    description: 'What has none: kept with the draft / 无对应、随草稿保存的要素',
  }),
});

export const DraftOrigin = Type.Object({ foreign: Nullable(ForeignDeclaration) });
export const ImportedDraft = Type.Object({ draft: Type.Ref('Draft'), foreign: ForeignDeclaration });
