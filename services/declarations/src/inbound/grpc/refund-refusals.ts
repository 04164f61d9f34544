import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about refunds, with its words. */
export const refundRefusals = {
  'no-refund': { kind: 'not-found', zh: '没有这笔出口退税，或尚未就绪', en: 'There is no such refund, or it is not ready yet' },
  'unknown-refund-status': {
    kind: 'invalid',
    zh: '退税进度须为CLAIMED、IN_REVIEW、APPROVED、REFUSED或PAID',
    en: 'What can be told of a refund is CLAIMED, IN_REVIEW, APPROVED, REFUSED or PAID',
  },
  'refund-order': {
    kind: 'conflict',
    zh: '退税进度次序不符：请先核对当前进度及其后可报的进度',
    en: 'That does not follow the status of the refund: see what it is now and what can follow',
  },
  'refund-reason-missing': {
    kind: 'invalid',
    zh: '不予退税须说明理由，至多500个字符',
    en: 'A refusal gives its reason, in at most 500 characters',
  },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
} as const satisfies RefusalTable<string>;
