import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { MovementRefusal } from '#src/domain/movement-message';

/** Every "no" of this service, for its callers. */
export const refusals: RefusalTable<
  MovementRefusal['refusal'] | 'no-company' | 'shipment-not-found' | 'too-many-movements' | 'bad-cursor'
> = {
  'invalid-movement': { kind: 'invalid', zh: '物流节点报告有误', en: 'The reported movement has faults' },
  'message-id-reused': {
    kind: 'conflict',
    zh: '该报文编号已用于内容不同的报告',
    en: 'This message id was used before for a report with another content',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业，不能报告', en: 'Your account is bound to no company and cannot report' },
  'too-many-movements': { kind: 'invalid', zh: '一次至多报告1000条', en: 'At most 1,000 movements can be reported at once' },
  'bad-cursor': { kind: 'invalid', zh: '翻页标记无效', en: 'The cursor is not one that this list gave' },
  'shipment-not-found': { kind: 'not-found', zh: '未找到该提运单的物流节点', en: 'Nothing is known of this bill' },
};
