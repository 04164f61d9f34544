import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import type { MandateMissing } from '../../domain/mandate/mandate-missing.ts';
import { mandateFault } from '../../domain/mandate/mandate-missing.ts';

/** Every "no" about mandates, with its words. */
export const mandateRefusals = {
  'invalid-mandate': { kind: 'invalid', zh: '委托有误，详见各项', en: 'The mandate has faults; each is listed' },
  'bad-idempotency-key': { kind: 'invalid', zh: '幂等键须为1至200个可见字符', en: 'An idempotency key has 1 to 200 visible characters' },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
  'no-such-mandate': { kind: 'not-found', zh: '没有这份委托', en: 'There is no such mandate' },
  'mandate-key-reused': {
    kind: 'conflict',
    zh: '该幂等键已用于另一份委托',
    en: 'This idempotency key was used for another mandate',
  },
  'mandate-not-asked': {
    kind: 'conflict',
    zh: '该申请已获委托；如需终止，请解除委托',
    en: 'What was asked for has been given; revoke the mandate to end it',
  },
  'mandate-revoked': { kind: 'conflict', zh: '对方已先解除该委托', en: 'The other side has revoked this mandate already' },
  'mandate-changed': {
    kind: 'conflict',
    zh: '您查看之后委托又有变化，请重新核对',
    en: 'The mandate has changed since you looked; look again',
  },
} as const satisfies RefusalTable<string>;

/** A filing, amendment or withdrawal by an agent that lacks its mandate: the words name both companies, direction and day. */
export function mandateMissing(missing: MandateMissing): RefusalError {
  const { trader, agent, direction, day } = missing;
  const fault = mandateFault(missing);
  const { zh, en } = fault.message;
  const table: RefusalTable<'mandate-missing'> = {
    'mandate-missing': { kind: 'forbidden', zh: `${zh}；${fault.hint.zh}`, en: `The ${en}; ${fault.hint.en}` },
  };
  const detail = { trader, agent, direction: direction === 'DIRECTION_IMPORT' ? 'IMPORT' : 'EXPORT', day };
  return refuse(table, 'mandate-missing', { faults: [fault], detail });
}
