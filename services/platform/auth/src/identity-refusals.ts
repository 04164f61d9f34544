import type { RefusalTable } from './refusal.ts';

/** Every way in which identity alone refuses a call. */
export const identityRefusals = {
  'not-signed-in': { kind: 'unauthenticated', zh: '请先登录', en: 'Sign in first' },
  'token-expired': { kind: 'unauthenticated', zh: '登录已过期，请重新登录', en: 'The sign-in has expired; sign in again' },
  'token-not-valid': { kind: 'unauthenticated', zh: '登录凭证无效', en: 'The access token is not valid here' },
  'role-not-allowed': { kind: 'forbidden', zh: '您的角色无权执行此操作', en: 'Your role may not do this' },
  'other-company': { kind: 'forbidden', zh: '无权处理其他企业的业务', en: 'This belongs to another company' },
  'other-authority': { kind: 'forbidden', zh: '无权处理其他主管部门的业务', en: 'This belongs to another authority' },
  'other-office': { kind: 'forbidden', zh: '无权处理其他口岸的业务', en: 'This belongs to another customs office' },
  'issuer-unreachable': { kind: 'unavailable', zh: '登录服务暂时不可用', en: 'The sign-in service cannot be reached now' },
} as const satisfies RefusalTable<string>;

export type IdentityRefusal = keyof typeof identityRefusals;
