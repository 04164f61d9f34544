import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const decimal = (description: string) => Type.String({ maxLength: 40, description: `${description}; decimal string / 十进制数字串` });

const Line = {
  lineNo: Type.String({ maxLength: 10, description: 'Line of the certificate / 证书项号' }),
  hsCode: Type.String({ maxLength: 20, description: '6 to 10 digits: what the code of the goods begins with / 商品编码' }),
  name: Type.String({ maxLength: 1000, description: '货物名称' }),
  quantity: decimal('Quantity that it covers / 数量'),
  unit: Type.String({ maxLength: 10, description: 'Code table units / 计量单位' }),
};

export const RegisterCertificateBody = Type.Object(
  {
    trader: Type.Optional(Type.String({ maxLength: 40, description: 'USCC of the importer; absent: the own company / 收货人' })),
    agreement: Type.String({ maxLength: 10, description: 'Code table trade-agreements / 优惠贸易协定代码' }),
    number: Type.String({ maxLength: 200, description: 'Number of the certificate / 证书编号' }),
    originCountry: Type.String({ maxLength: 10, description: '原产国' }),
    issuedOn: Type.String({ maxLength: 10, description: 'Day, yyyy-mm-dd / 签发日' }),
    validUntil: Type.Optional(Type.String({ maxLength: 10, description: 'Last day; absent: as long as the law lets it / 有效期至' })),
    lines: Type.Array(Type.Object(Line, strict), { maxItems: 500 }),
  },
  strict,
);

export const Certificate = Type.Object(
  {
    id: Type.String(),
    trader: Type.String(),
    registeredBy: Type.String({ description: 'USCC / 登记企业' }),
    agreement: Type.String(),
    number: Type.String(),
    originCountry: Type.String(),
    issuedOn: Type.String(),
    validUntil: Type.String(),
    expired: Type.Boolean(),
    lines: Type.Array(
      Type.Object({ ...Line, drawn: decimal('Drawn or held by declarations / 已用'), balance: decimal('What is left / 余额') }),
    ),
    registeredAt: Nullable(Moment),
    version: Type.Integer(),
    sample: Type.Boolean(),
  },
  { $id: 'Certificate' },
);

export const CertificateDetail = Type.Object({
  certificate: Type.Ref('Certificate'),
  drawings: Type.Array(
    Type.Object({
      declarationId: Nullable(Type.String({ description: 'null: of another company / 其他企业' })),
      declarationNo: Nullable(Type.String({ description: 'null: on its way, or of another company / 申报中或其他企业' })),
      status: OneOf(['DRAWN', 'HELD', 'RETURNED'], { description: 'HELD: on its way; RETURNED: given back / 已用、预扣、已退还' }),
      quantities: Type.Array(Type.Object({ lineNo: Type.String(), quantity: decimal('数量') })),
      at: Nullable(Moment),
    }),
    { description: 'The latest first / 使用记录' },
  ),
  repeated: Type.Boolean(),
});

export const CertificatePage = Type.Object({ rows: Type.Array(Type.Ref('Certificate')), nextCursor: Nullable(Type.String()) });
export const CERTIFICATE_FILTERS = ['VALID', 'EXPIRED'] as const;
