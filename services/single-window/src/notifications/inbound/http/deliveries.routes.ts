import { Type } from 'typebox';
import type { App } from '../../../inbound/http/app-type.ts';
import { Nullable, OneOf, pageQuery, problems } from '../../../inbound/http/schemas/common.ts';
import { DELIVERY_STATUSES } from '../../read-models/delivery-log.ts';
import { newsOf } from '../../read-models/news-body.ts';
import { attemptBody, deliveryBody } from './bodies.ts';
import { mayLook, operatorOf } from './caller.ts';
import type { Notifications } from './notifications.ts';
import { pageOr, refused } from './refusals.ts';
import { AttemptBody, Delivery, DeliveryId, NotificationBody, SubscriptionId } from './schemas.ts';

const common = { tags: ['notifications'] };

/** What was sent and what came of it, tests, sending again, and pulling. */
export function deliveriesRoutes(app: App, notifications: Notifications): void {
  app.get(
    '/v1/subscriptions/:id/deliveries',
    {
      schema: {
        ...common,
        operationId: 'listDeliveries',
        summary: 'Messages of a subscription, latest first, with each sending: time, status, duration / 发送记录',
        params: SubscriptionId,
        querystring: Type.Object({ status: Type.Optional(OneOf(DELIVERY_STATUSES)), ...pageQuery }),
        response: { 200: Type.Object({ rows: Type.Array(Delivery), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { subscriptionId } = await mayLook(notifications, request, request.params.id);
      const { status = '', cursor = '', limit = 50 } = request.query;
      const { documents, nextCursor = null } = await pageOr(notifications.deliveries({ subscriptionId, status, cursor, limit }));
      return { rows: documents.map(({ id, body }) => deliveryBody(id, body)), nextCursor };
    },
  );

  app.post(
    '/v1/subscriptions/:id/deliveries/:deliveryId/resend',
    {
      schema: {
        ...common,
        operationId: 'resendDelivery',
        summary: 'Send a past message again, under the same id / 重新发送',
        params: DeliveryId,
        response: { 202: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { company, subject } = operatorOf(request);
      const { id: subscriptionId, deliveryId } = request.params;
      const sent = await notifications.again({ company, subscriptionId, deliveryId, subject });
      if (sent.outcome === 'refused') throw refused(sent.refusal);
      return reply.code(202).send(null);
    },
  );

  app.post(
    '/v1/subscriptions/:id/test',
    {
      schema: {
        ...common,
        operationId: 'sendTest',
        summary: 'Send a signed test message now, and tell what came of it / 发送测试消息',
        params: SubscriptionId,
        response: { 200: Type.Object({ messageId: Type.String(), delivered: Type.Boolean(), attempt: AttemptBody }), ...problems },
      },
    },
    async (request) => {
      const { company, subject } = operatorOf(request);
      const sent = await notifications.test({ company, subscriptionId: request.params.id, subject });
      if (sent.outcome === 'refused') throw refused(sent.refusal);
      const { messageId, attempt } = sent;
      return { messageId, delivered: attempt.httpStatus >= 200 && attempt.httpStatus < 300, attempt: attemptBody(attempt) };
    },
  );

  app.get(
    '/v1/notifications',
    {
      schema: {
        ...common,
        operationId: 'pullNotifications',
        summary: 'Notifications of the own company after a cursor, in order, without a gap / 按游标拉取通知',
        description:
          'Kept from the first subscription on, for ever. Begin without a cursor, keep the one that is answered, and ask with it again; what was answered once is answered again by the same cursor.',
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', description: 'cursor of the answer before / 上次返回的游标' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
        }),
        response: {
          200: Type.Object({
            notifications: Type.Array(NotificationBody),
            cursor: Type.String({ description: 'Ask with it next time / 下次请求的游标' }),
            more: Type.Boolean({ description: 'More is there already / 还有更多' }),
            recording: Type.Boolean({ description: 'false: without a subscription nothing is kept / 没有订阅，不记录通知' }),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { company } = operatorOf(request);
      const { cursor = '0', limit = 100 } = request.query;
      const { notifications: news, upTo, more } = await notifications.pull({ company, after: Number(cursor), limit });
      const recording = (await notifications.ofCompany(company)).length > 0;
      const url = notifications.windowUrl();
      return { notifications: news.map((each) => newsOf(each, url)), cursor: String(upTo), more, recording };
    },
  );
}
