import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const DIRECTIONS = ['IMPORT', 'EXPORT'] as const;
const STANDINGS = ['IN_FORCE', 'NOT_YET', 'EXPIRED', 'REVOKED', 'ASKED', 'REFUSED'] as const;

const terms = {
  directions: Type.Array(OneOf(DIRECTIONS), { maxItems: 2, uniqueItems: true, description: 'What the agent may file / 进口、出口' }),
  validFrom: Type.Optional(Type.String({ maxLength: 10, description: 'First day, yyyy-mm-dd in China; absent: today / 开始日' })),
  validTo: Type.Optional(Type.String({ maxLength: 10, description: 'Last day; absent: no end / 截止日，不填为长期' })),
  agreementNo: Type.Optional(Type.String({ maxLength: 200, description: 'Number of the paper agreement / 委托书或协议编号' })),
  note: Type.Optional(Type.String({ maxLength: 2000, description: 'For the other side to read / 备注' })),
};

export const GrantBody = Type.Object(
  { agent: Type.String({ maxLength: 40, description: 'USCC of the agent / 代理企业统一社会信用代码' }), ...terms },
  strict,
);
export const AskBody = Type.Object(
  { trader: Type.String({ maxLength: 40, description: 'USCC of the trader / 收发货人统一社会信用代码' }), ...terms },
  strict,
);
export const EndBody = Type.Object(
  { reason: Type.String({ maxLength: 2000, description: 'Told to the other side / 原因，对方可见' }) },
  strict,
);
export const RevocationBody = Type.Object(
  {
    ...EndBody.properties,
    version: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'That was seen; another one there is 409 / 所查看的版本' }),
    ),
  },
  strict,
);

const Terms = Type.Object({
  directions: Type.Array(OneOf(DIRECTIONS)),
  validFrom: Type.String(),
  validTo: Nullable(Type.String({ description: 'null: no end / 长期' })),
  agreementNo: Nullable(Type.String()),
  note: Nullable(Type.String()),
});

export const Mandate = Type.Object(
  {
    id: Type.String(),
    trader: Type.String({ description: 'USCC of who mandates / 委托方' }),
    agent: Type.String({ description: 'USCC of who files / 受托方' }),
    traderName: Nullable(Type.String({ description: 'As the own declarations name it; null: none does / 按本企业报关单所载名称' })),
    agentName: Nullable(Type.String()),
    standing: OneOf(STANDINGS, { description: 'Today in China / 今日状态' }),
    terms: Nullable(Terms),
    grantedAt: Nullable(Moment),
    asked: Nullable(Terms),
    askedAt: Nullable(Moment),
    endedBy: Nullable(Type.String({ description: 'USCC of who revoked or refused / 解除方' })),
    endedReason: Nullable(Type.String()),
    endedAt: Nullable(Moment),
    onPaper: Type.Boolean({ description: 'Taken over from paper by a table, never given here / 线下纸质委托导入' }),
    version: Type.Integer(),
    sample: Type.Boolean(),
  },
  { $id: 'Mandate' },
);

export const MandateAnswer = Type.Object({ mandate: Type.Ref('Mandate'), repeated: Type.Boolean() });
export const MandatePage = Type.Object({ rows: Type.Array(Type.Ref('Mandate')), nextCursor: Nullable(Type.String()) });
export const MANDATE_ROLES = ['TRADER', 'AGENT'] as const;
export const MANDATE_FILTERS = ['CURRENT', 'ENDED'] as const;
