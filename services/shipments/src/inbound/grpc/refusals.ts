import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { MovementRefusal } from '#src/domain/movement-message';

/** Every "no" of this service, for its callers. */
export const refusals: RefusalTable<MovementRefusal['refusal'] | 'no-company' | 'shipment-not-found'> = {
  'invalid-movement': { kind: 'invalid', zh: '物流节点报告有误', en: 'The reported movement has faults' },
  'message-id-reused': {
    kind: 'conflict',
    zh: '该报文编号已用于内容不同的报告',
    en: 'This message id was used before for a report with another content',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业，不能报告', en: 'Your account is bound to no company and cannot report' },
  'shipment-not-found': { kind: 'not-found', zh: '未找到该提运单的物流节点', en: 'Nothing is known of this bill' },
};
