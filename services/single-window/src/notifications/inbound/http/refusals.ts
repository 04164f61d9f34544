import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import { BadCursor } from '@tongguan/read-models/port';
import type { Page } from '@tongguan/read-models/port';
import { MOST_SUBSCRIPTIONS } from '../../domain/manage-subscription.ts';
import type { SubscriptionRefusal } from '../../domain/manage-subscription.ts';
import type { TargetFault, TargetRefusal } from '../../domain/target.ts';
import type { AgainRefusal } from '../../use-cases/send-again.ts';

type Refusal = SubscriptionRefusal | TargetRefusal | AgainRefusal | { readonly refusal: 'no-company' | 'bad-cursor' };

const REFUSALS: RefusalTable<Refusal['refusal']> = {
  'no-company': {
    kind: 'forbidden',
    zh: '该用户未绑定企业，不能订阅报关单通知',
    en: 'This user acts for no company, and so has no declarations to be told of',
  },
  'bad-cursor': {
    kind: 'invalid',
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'The cursor is not one that this list gave; begin with the first page',
  },
  'no-such-subscription': {
    kind: 'not-found',
    zh: '没有这个订阅，可能已被删除',
    en: 'There is no such subscription; it may have been removed',
  },
  'too-many-subscriptions': {
    kind: 'precondition',
    zh: `每个企业最多${String(MOST_SUBSCRIPTIONS)}个订阅，请先删除不用的`,
    en: `A company has at most ${String(MOST_SUBSCRIPTIONS)} subscriptions; remove one first`,
  },
  'subscription-disabled': {
    kind: 'precondition',
    zh: '该订阅已被管理员停用，请联系管理员',
    en: 'An administrator has disabled this subscription; ask the administrator',
  },
  'subscription-paused': { kind: 'precondition', zh: '该订阅已暂停，请先恢复', en: 'This subscription is paused; resume it first' },
  'subscription-without-address': {
    kind: 'precondition',
    zh: '该订阅没有接收地址（仅拉取），请先填写地址',
    en: 'This subscription has no address (pull only); give it one first',
  },
  'no-such-delivery': {
    kind: 'not-found',
    zh: '没有这条可重新发送的消息；测试消息请用“发送测试”',
    en: 'There is no such message to send again; for a test message send a test',
  },
  'delivery-under-way': {
    kind: 'conflict',
    zh: '该消息仍在发送或等待自动重试，不必重新发送',
    en: 'This message is still being sent or waits for its next try; there is no need to send it again',
  },
  'target-not-allowed': {
    kind: 'invalid',
    zh: '接收地址不可用，请按提示修改',
    en: 'The address cannot be used; see what is wrong with it',
  },
};

interface Told {
  readonly message: { readonly zh: string; readonly en: string };
  readonly hint: { readonly zh: string; readonly en: string };
}

const TARGETS: Readonly<Record<TargetFault, Told>> = {
  'not-an-address': {
    message: { zh: '不是完整的网址。', en: 'This is no whole address.' },
    hint: {
      zh: '请填写如 https://example.com/tongguan 的网址，不超过 2000 个字符。',
      en: 'Give one such as https://example.com/tongguan, of at most 2000 characters.',
    },
  },
  'not-https': {
    message: { zh: '该地址未加密。', en: 'This address is not encrypted.' },
    hint: { zh: '请填写以 https:// 开头的地址。', en: 'Give one that begins with https://.' },
  },
  'with-credentials': {
    message: { zh: '地址中含有用户名或密码。', en: 'The address holds a user or a password.' },
    hint: { zh: '地址中不要写用户名和密码；请以签名核实消息来源。', en: 'Leave them out; the signature shows where a message comes from.' },
  },
  'private-address': {
    message: {
      zh: '这是内部网络、本机或保留地址。',
      en: 'This is an address of an internal network, of this machine or of special use.',
    },
    hint: { zh: '请给出互联网可达的地址。', en: 'Give one of the public Internet.' },
  },
};

/** A page, or the refusal of a cursor that this list never gave. */
export async function pageOr<Body>(page: Promise<Page<Body>>): Promise<Page<Body>> {
  try {
    return await page;
  } catch (error) {
    throw error instanceof BadCursor ? refuse(REFUSALS, 'bad-cursor', { cause: error }) : error;
  }
}

/** A refusal as it is thrown to the one place that answers. */
export function refused(refusal: Refusal): Error {
  if (refusal.refusal !== 'target-not-allowed') return refuse(REFUSALS, refusal.refusal);
  const { why } = refusal;
  return refuse(REFUSALS, 'target-not-allowed', {
    detail: { why },
    faults: [{ rule: why, path: '/url', severity: 'SEVERITY_ERROR', ...TARGETS[why] }],
  });
}
