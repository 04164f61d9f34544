import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" of this service, with its words. */
export const refusals = {
  'invalid-declaration': { kind: 'invalid', zh: '报关单有误，详见各项', en: 'The declaration has faults; each is listed' },
  'nothing-sent': { kind: 'invalid', zh: '没有报关单内容', en: 'No declaration was sent' },
  'bad-idempotency-key': { kind: 'invalid', zh: '幂等键须为1至200个可见字符', en: 'An idempotency key has 1 to 200 visible characters' },
  'unknown-sort': { kind: 'invalid', zh: '不支持的排序方式', en: 'This order is not known' },
  'search-too-short': {
    kind: 'invalid',
    zh: '搜索内容至少3个字符：报关单号开头、提运单号或集装箱号',
    en: 'Search by at least 3 characters: the beginning of the number, a bill or a container number',
  },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
  'not-your-company': {
    kind: 'forbidden',
    zh: '您的企业既不是收发货人，也不是申报单位',
    en: 'Your company is neither the trader nor the declarant',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业', en: 'Your account is bound to no company' },
  'values-hidden': {
    kind: 'forbidden',
    zh: '本部门不查看价格与税费',
    en: 'Your authority does not see prices and taxes',
  },
  'not-found': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
  'idempotency-key-reused': {
    kind: 'conflict',
    zh: '该幂等键已用于另一份报关单',
    en: 'This idempotency key was used for another declaration',
  },
  'no-such-draft': { kind: 'not-found', zh: '没有这份草稿，或已删除', en: 'There is no such draft, or it was thrown away' },
  'draft-changed': {
    kind: 'conflict',
    zh: '草稿已在别处修改，现有版本比您看到的新',
    en: 'The draft was saved elsewhere; a newer version than the one you saw is there',
  },
  'draft-submitted': { kind: 'conflict', zh: '草稿已申报，不能再修改', en: 'The draft was filed and cannot be changed any more' },
  'draft-too-large': { kind: 'too-large', zh: '草稿过大', en: 'The draft is too large' },
  'draft-title-too-long': { kind: 'invalid', zh: '草稿名称至多60个字符', en: "A draft's name has at most 60 characters" },
  'copy-or-content': {
    kind: 'invalid',
    zh: '草稿或由内容新建，或由报关单复制，两者只选其一',
    en: 'A draft begins with content or as a copy of a declaration, not with both',
  },
  'unreadable-foreign': {
    kind: 'invalid',
    zh: '国外报关单无法读取，详见各项',
    en: 'The foreign declaration cannot be read; see each fault',
  },
  'foreign-too-large': { kind: 'too-large', zh: '国外报关单文件超过1 MiB', en: 'The file of the foreign declaration is larger than 1 MiB' },
  'unknown-status': { kind: 'invalid', zh: '草稿状态须为OPEN或SUBMITTED', en: 'The status of drafts is OPEN or SUBMITTED' },
  'too-many-declarations': { kind: 'too-large', zh: '一次至多100份报关单', en: 'One call takes at most 100 declarations' },
  'declaration-too-large': { kind: 'too-large', zh: '报关单过大', en: 'The declaration is too large' },
} as const satisfies RefusalTable<string>;
