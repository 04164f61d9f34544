import { Type } from 'typebox';
import { Fault, Moment, Nullable, OneOf, Text } from './common.ts';

const ReceiptBody = Type.Object(
  {
    code: Type.String({ maxLength: 20, description: 'Code of the table receipt-codes, e.g. P / 回执代码' }),
    noticeTime: Type.String({
      maxLength: 40,
      description: '2024-04-17T09:15:03 or 20180208T15032200 (time of China), or with an offset / 通知时间，默认北京时间',
    }),
    declarationNo: Type.Optional(Type.String({ maxLength: 40, description: '18 digits (ENTRY_ID) / 报关单号' })),
    unifiedNo: Type.Optional(Type.String({ maxLength: 40, description: 'CUS_CIQ_NO, SEQ_NO; where the number is not known / 统一编号' })),
    note: Type.Optional(Type.String({ maxLength: 4000, description: 'NOTE / 说明' })),
    customsOffice: Type.Optional(Type.String({ maxLength: 10, description: '4 digits (CUSTOM_MASTER) / 申报地海关' })),
    messageId: Type.Optional(Type.String({ maxLength: 200, description: 'Id that the sender gave it: once for ever / 发送方消息编号' })),
  },
  { additionalProperties: false },
);

export const ReceiptsBody = Type.Object(
  { receipts: Type.Array(ReceiptBody, { minItems: 1, maxItems: 500 }) },
  { additionalProperties: false },
);

const ReceiptResult = Type.Object({
  outcome: OneOf(['STORED', 'REPEATED', 'REFUSED']),
  code: Type.String(),
  number: Type.String({ description: 'Number that it was kept under / 所属编号' }),
  declarationId: Nullable(Type.String({ description: 'null: the declaration is not known here yet / 暂无此报关单' })),
  canonical: Nullable(Type.String({ description: 'Meaning by the table; null: the code is unknown and kept / 规范状态，空为未知代码' })),
  faults: Type.Array(Fault),
  receiptsId: Nullable(Type.String()),
  version: Type.Integer(),
});

export const ReceiptResults = Type.Object({
  results: Type.Array(ReceiptResult, { description: 'One for each receipt, in their order / 逐条结果' }),
  stored: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
});

const ReceivedReceipt = Type.Object({
  code: Type.String(),
  canonical: Nullable(Type.String()),
  name: Nullable(Text),
  note: Type.String(),
  noticeAt: Nullable(Moment),
  recordedAt: Nullable(Moment),
  customsOffice: Nullable(Type.String()),
  messageId: Nullable(Type.String()),
  raw: Type.String({ description: 'As it came / 原文' }),
  tableVersion: Type.String({ description: 'Digest of the table that it was mapped by / 所用代码表版本' }),
  receivedFrom: Nullable(Type.String({ description: 'Who sent it in; not told to companies / 导入人' })),
  digest: Type.String(),
});

export const ReceivedReceipts = Type.Object({
  declarationId: Type.String(),
  declarationNo: Type.String(),
  status: Type.String({ description: 'Our own / 本系统状态' }),
  receivedStatus: Nullable(Type.String({ description: 'By receipts: the canonical state of the highest rank / 按回执的状态' })),
  receivedSince: Nullable(Moment),
  agreement: Nullable(OneOf(['AGREE', 'DIFFER'])),
  releasedAt: Nullable(Moment),
  receipts: Type.Array(ReceivedReceipt, { description: 'Sorted by notice time / 按通知时间排列' }),
  reached: Type.Array(Type.Object({ canonical: Type.String(), firstNoticeAt: Nullable(Moment) })),
});

export const ReceiptFilePage = Type.Object({
  rows: Type.Array(
    Type.Object({
      receiptsId: Type.String(),
      numberKind: OneOf(['DECLARATION', 'UNIFIED']),
      number: Type.String(),
      customsOffice: Nullable(Type.String()),
      declarationId: Nullable(Type.String({ description: 'null: it waits for its declaration / 等待报关单' })),
      declarationNo: Nullable(Type.String()),
      receipts: Type.Integer(),
      unknown: Type.Integer({ description: 'With a code that the table did not know / 未知代码条数' }),
      latestCode: Type.String(),
      latestNoticeAt: Nullable(Moment),
      lastRecordedAt: Nullable(Moment),
      sample: Type.Boolean(),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
