import { Type } from 'typebox';
import { Moment, Nullable, Text } from './common.ts';

export const LegalBases = Type.Object({
  bases: Type.Array(
    Type.Object({
      id: Type.String(),
      authority: Type.String(),
      decision: Type.String({ description: 'clear, hold, inspect, refuse' }),
      text: Text,
      citation: Type.String({ description: 'Law and article: what the decision keeps / 决定所引用的条文' }),
      verified: Type.Boolean({ description: 'false: not compared with the official text / 未与正式文本核对' }),
    }),
  ),
});

export const ReadyPage = Type.Object({
  cases: Type.Array(
    Type.Object({
      caseId: Type.String(),
      declarationNo: Type.String(),
      customsOffice: Type.String(),
      transportMode: Type.String(),
      billNo: Type.String(),
      traderName: Type.String(),
      lane: Nullable(Type.String()),
      why: Type.String({ description: 'arrival-not-told, no-hold-left / 原因' }),
      since: Nullable(Moment),
      acceptedAt: Nullable(Moment),
      sample: Type.Boolean(),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});

export const StuckGroups = Type.Object({
  groups: Type.Array(
    Type.Object({
      waitsFor: Type.String({ description: 'inspection, decision, condition, tax, arrival' }),
      boundMs: Type.Integer({ description: 'How long it may wait / 允许等待时长' }),
      total: Type.Integer({ description: 'Of all, also those that are not in rows / 总数' }),
      rows: Type.Array(Type.Ref('QueueRow')),
    }),
  ),
});
