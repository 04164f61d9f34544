import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" of this service, with its words. */
export const refusals = {
  'invalid-declaration': { kind: 'invalid', zh: '报关单有误，详见各项', en: 'The declaration has faults; each is listed' },
  'nothing-sent': { kind: 'invalid', zh: '没有报关单内容', en: 'No declaration was sent' },
  'bad-idempotency-key': { kind: 'invalid', zh: '幂等键须为1至200个可见字符', en: 'An idempotency key has 1 to 200 visible characters' },
  'unknown-sort': { kind: 'invalid', zh: '不支持的排序方式', en: 'This order is not known' },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
  'not-your-company': {
    kind: 'forbidden',
    zh: '您的企业既不是收发货人，也不是申报单位',
    en: 'Your company is neither the trader nor the declarant',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业', en: 'Your account is bound to no company' },
  'not-found': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
  'idempotency-key-reused': {
    kind: 'conflict',
    zh: '该幂等键已用于另一份报关单',
    en: 'This idempotency key was used for another declaration',
  },
  'declaration-too-large': { kind: 'too-large', zh: '报关单过大', en: 'The declaration is too large' },
} as const satisfies RefusalTable<string>;
