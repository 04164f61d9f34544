import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from '../../../inbound/http/schemas/common.ts';
import { notificationTypes, TEST_TYPE } from '../../domain/notification-type.ts';
import type { NotificationType } from '../../domain/notification-type.ts';
import { DELIVERY_STATUSES } from '../../read-models/delivery-log.ts';

export const SubscriptionId = Type.Object({ id: Type.String({ maxLength: 40, pattern: '^[\\w-]+$' }) });
export const DeliveryId = Type.Object({
  id: Type.String({ maxLength: 40, pattern: '^[\\w-]+$' }),
  deliveryId: Type.String({ maxLength: 120, pattern: '^[\\w.-]+$' }),
});

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: 'For people / 名称' });
const Url = Type.String({
  maxLength: 2000,
  description: 'Where messages are sent (https); empty or absent: pull only / 接收地址，留空则仅供拉取',
});
const Types = Type.Array(OneOf<NotificationType>(notificationTypes), {
  maxItems: notificationTypes.length,
  uniqueItems: true,
  description: 'Wanted types; none: all / 所需类型，留空为全部',
});

export const SubscriptionBody = Type.Object(
  { name: Name, url: Type.Optional(Url), types: Type.Optional(Types) },
  { additionalProperties: false },
);

export const Subscription = Type.Object({
  id: Type.String(),
  company: Type.String({ description: 'USCC / 统一社会信用代码' }),
  name: Type.String(),
  url: Nullable(Type.String()),
  types: Type.Array(Type.String()),
  status: OneOf(['ACTIVE', 'PAUSED', 'DISABLED']),
  reason: Nullable(Type.String({ description: 'Why it is paused (receiver-gone: it answered 410) or disabled / 暂停或停用的原因' })),
  openedAt: Nullable(Moment),
  previousSecretUntil: Nullable(Type.String({ description: 'Until then the secret before signs as well / 旧密钥有效至' })),
  pending: Type.Integer({ description: 'Messages that wait / 待发送' }),
  failed: Type.Integer({ description: 'Messages that failed and are not tried again by themselves / 发送失败' }),
});

export const Secret = Type.String({ description: 'whsec_…, shown once / 签名密钥，仅显示一次' });

export const AttemptBody = Type.Object({
  at: Nullable(Moment),
  durationMs: Type.Integer(),
  httpStatus: Nullable(Type.Integer({ description: 'null: there was no answer / 无应答' })),
  fault: Nullable(
    Type.String({
      description:
        'Why there was no answer: timeout, refused-address, unknown-host, no-connection, bad-certificate, bad-answer / 无应答的原因',
    }),
  ),
});

export const Delivery = Type.Object({
  id: Type.String(),
  messageId: Type.String({ description: 'webhook-id' }),
  sequence: Nullable(Type.Integer({ description: 'null: a test / 测试消息为空' })),
  type: Type.String({ description: `As subscribed, or ${TEST_TYPE}` }),
  declarationId: Nullable(Type.String()),
  declarationNo: Nullable(Type.String()),
  mandateId: Nullable(Type.String()),
  certificateId: Nullable(Type.String()),
  queuedAt: Nullable(Moment),
  status: OneOf(DELIVERY_STATUSES),
  nextAttemptAt: Nullable(Moment),
  attempts: Type.Array(AttemptBody, { description: 'The latest, oldest first / 最近的各次发送' }),
});

export const NotificationBody = Type.Object({
  id: Type.String({ description: 'webhook-id of the same message / 消息编号' }),
  type: Type.String(),
  timestamp: Type.String({ format: 'date-time', description: 'When it happened / 发生时间' }),
  data: Type.Object({
    sequence: Type.Integer(),
    milestone: Type.String(),
    declarationId: Nullable(Type.String({ description: 'null in news of a mandate or a certificate / 委托、证书的通知为空' })),
    declarationNo: Nullable(Type.String()),
    direction: Nullable(Type.String()),
    mandateId: Nullable(Type.String()),
    certificateId: Nullable(Type.String()),
    authority: Nullable(Type.String()),
    recordedAt: Moment,
    link: Type.String(),
    sample: Type.Boolean(),
  }),
});
