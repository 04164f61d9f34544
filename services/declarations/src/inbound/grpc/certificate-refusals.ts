import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about certificates of origin, with its words. */
export const certificateRefusals = {
  'invalid-certificate': { kind: 'invalid', zh: '证书登记有误，详见各项', en: 'The certificate has faults; each is listed' },
  'no-such-certificate': { kind: 'not-found', zh: '没有这份原产地证书', en: 'There is no such certificate of origin' },
  'certificate-in-use': {
    kind: 'conflict',
    zh: '该编号已登记，且已有报关单使用，不能更改；请核对编号',
    en: 'This number is registered and declarations draw on it, so it cannot be another now; check the number',
  },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
} as const satisfies RefusalTable<string>;
