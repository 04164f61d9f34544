import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about receipts of foreign systems, with its words. */
export const receiptRefusals = {
  'unreadable-receipts': { kind: 'invalid', zh: '回执报文无法读取，详见各项', en: 'The receipts cannot be read; each fault is listed' },
  'no-receipts': { kind: 'invalid', zh: '没有回执', en: 'There are no receipts in it' },
  'too-many-messages': {
    kind: 'too-large',
    zh: '一次至多500条回执，请分批发送',
    en: 'One call takes at most 500 receipts; send them in parts',
  },
  'receipts-too-large': { kind: 'too-large', zh: '回执文件超过2 MiB', en: 'The file of receipts is larger than 2 MiB' },
  'customs-only': { kind: 'forbidden', zh: '回执由海关或管理员导入', en: 'Customs and administrators bring receipts in; you are neither' },
  'unknown-declaration': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
} as const satisfies RefusalTable<string>;
