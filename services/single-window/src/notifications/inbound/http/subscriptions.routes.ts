import { Type } from 'typebox';
import type { App } from '../../../inbound/http/app-type.ts';
import { IdempotencyHeaders, Nullable, pageQuery, problems } from '../../../inbound/http/schemas/common.ts';
import { MOST_SUBSCRIPTIONS } from '../../domain/manage-subscription.ts';
import { subscriptionBody } from './bodies.ts';
import { mayLook, operatorOf } from './caller.ts';
import type { Notifications } from './notifications.ts';
import { pageOr, refused } from './refusals.ts';
import { Secret, Subscription, SubscriptionBody, SubscriptionId } from './schemas.ts';

const common = { tags: ['notifications'] };

/** `/v1/subscriptions`: where a company wants to be told of its declarations. */
export function subscriptionsRoutes(app: App, notifications: Notifications): void {
  app.get(
    '/v1/subscriptions',
    {
      schema: {
        ...common,
        operationId: 'listSubscriptions',
        summary: 'Subscriptions of the own company; for an administrator of all / 订阅列表',
        querystring: Type.Object({
          company: Type.Optional(Type.String({ maxLength: 40, description: 'Administrators: of this company only / 仅此企业（管理员）' })),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(Subscription), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      if (request.principal?.roles.includes('administrator') === true) {
        const { company = '', cursor = '', limit = 50 } = request.query;
        const { documents, nextCursor = null } = await pageOr(notifications.all({ company, cursor, limit }));
        const standing = await notifications.standing(documents.map(({ id }) => id));
        const rows = documents.map(({ body, id }) => subscriptionBody(body.company, body.subscription, standing.get(id)));
        return { rows, nextCursor };
      }
      const { company } = operatorOf(request);
      const own = await notifications.ofCompany(company);
      const standing = await notifications.standing(own.map(({ id }) => id));
      const latestFirst = [...own].sort((a, b) => b.openedAtMs - a.openedAtMs);
      return { rows: latestFirst.map((each) => subscriptionBody(company, each, standing.get(each.id))), nextCursor: null };
    },
  );

  app.post(
    '/v1/subscriptions',
    {
      schema: {
        ...common,
        operationId: 'openSubscription',
        summary: `Open a subscription, at most ${String(MOST_SUBSCRIPTIONS)} of one company; the secret is shown here alone / 新建订阅，密钥仅此一次显示`,
        headers: IdempotencyHeaders,
        body: SubscriptionBody,
        response: { 201: Type.Object({ subscription: Subscription, secret: Nullable(Secret) }), ...problems },
      },
    },
    async (request, reply) => {
      const { company, subject } = operatorOf(request);
      const { name, url = '', types = [] } = request.body;
      const idempotencyKey = request.headers['idempotency-key'] ?? '';
      const opened = await notifications.open({ company, subject, name: name.trim(), url: url.trim(), types, idempotencyKey });
      if (opened.outcome === 'refused') throw refused(opened.refusal);
      const { subscription, secret } = opened;
      return reply.code(201).send({ subscription: subscriptionBody(company, subscription), secret: secret === '' ? null : secret });
    },
  );

  app.get(
    '/v1/subscriptions/:id',
    {
      schema: {
        ...common,
        operationId: 'getSubscription',
        summary: 'One subscription / 单个订阅',
        params: SubscriptionId,
        response: { 200: Subscription, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { company } = await mayLook(notifications, request, id);
      const found = (await notifications.ofCompany(company)).find((each) => each.id === id);
      if (found === undefined) throw refused({ refusal: 'no-such-subscription' });
      return subscriptionBody(company, found, (await notifications.standing([id])).get(id));
    },
  );

  app.put(
    '/v1/subscriptions/:id',
    {
      schema: {
        ...common,
        operationId: 'changeSubscription',
        summary: 'Change name, address and types / 修改订阅',
        params: SubscriptionId,
        body: SubscriptionBody,
        response: { 200: Subscription, ...problems },
      },
    },
    async (request) => {
      const { company, subject: by } = operatorOf(request);
      const { name, url = '', types = [] } = request.body;
      const command = { act: 'change' as const, name: name.trim(), url: url.trim(), types };
      const changed = await notifications.manage({ subscriptionId: request.params.id, company, by, command });
      if (changed.outcome === 'refused') throw refused(changed.refusal);
      if (changed.outcome === 'ended') throw refused({ refusal: 'no-such-subscription' });
      return subscriptionBody(company, changed.subscription, (await notifications.standing([request.params.id])).get(request.params.id));
    },
  );

  app.delete(
    '/v1/subscriptions/:id',
    {
      schema: {
        ...common,
        operationId: 'endSubscription',
        summary: 'End a subscription; what waits is not sent / 删除订阅',
        params: SubscriptionId,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { company, subject: by } = operatorOf(request);
      const ended = await notifications.manage({ subscriptionId: request.params.id, company, by, command: { act: 'end' } });
      if (ended.outcome === 'refused') throw refused(ended.refusal);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/subscriptions/:id/secret',
    {
      schema: {
        ...common,
        operationId: 'rotateSecret',
        summary: 'A new secret, shown here alone; for a day the one before signs as well / 更换密钥，旧密钥一天内仍同时签名',
        params: SubscriptionId,
        response: { 200: Type.Object({ secret: Secret, previousSecretUntil: Type.String({ format: 'date-time' }) }), ...problems },
      },
    },
    async (request) => {
      const { company, subject: by } = operatorOf(request);
      const rotated = await notifications.rotate({ company, subscriptionId: request.params.id, by });
      if (rotated.outcome === 'refused') throw refused(rotated.refusal);
      return { secret: rotated.secret, previousSecretUntil: new Date(rotated.previousUntilMs).toISOString() };
    },
  );
}
