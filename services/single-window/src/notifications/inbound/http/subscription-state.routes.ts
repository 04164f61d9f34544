import { Type } from 'typebox';
import type { App } from '../../../inbound/http/app-type.ts';
import { problems } from '../../../inbound/http/schemas/common.ts';
import { Reason } from '../../../inbound/http/schemas/operations.ts';
import type { ManageSubscription } from '../../use-cases/manage-subscription.ts';
import { subscriptionBody } from './bodies.ts';
import { administratorOf, mayLook, operatorOf } from './caller.ts';
import type { Notifications } from './notifications.ts';
import { refused } from './refusals.ts';
import { Subscription, SubscriptionId } from './schemas.ts';

const common = { tags: ['notifications'], params: SubscriptionId, response: { 200: Subscription, ...problems } };

/** Pause and resume by the own company, disable and enable by an administrator. What happens meanwhile waits, and is sent in order. */
export function subscriptionStateRoutes(app: App, notifications: Notifications): void {
  const manage = async (wish: ManageSubscription) => {
    const managed = await notifications.manage(wish);
    if (managed.outcome === 'refused') throw refused(managed.refusal);
    if (managed.outcome === 'ended') throw refused({ refusal: 'no-such-subscription' });
    const { id } = managed.subscription;
    return subscriptionBody(wish.company, managed.subscription, (await notifications.standing([id])).get(id));
  };

  app.post(
    '/v1/subscriptions/:id/pause',
    { schema: { ...common, operationId: 'pauseSubscription', summary: 'Send nothing for now; messages wait / 暂停发送' } },
    (request) => {
      const { company, subject: by } = operatorOf(request);
      return manage({ subscriptionId: request.params.id, company, by, command: { act: 'pause', reason: '' } });
    },
  );

  app.post(
    '/v1/subscriptions/:id/resume',
    { schema: { ...common, operationId: 'resumeSubscription', summary: 'Send what waits, and go on / 恢复发送' } },
    (request) => {
      const { company, subject: by } = operatorOf(request);
      return manage({ subscriptionId: request.params.id, company, by, command: { act: 'resume' } });
    },
  );

  for (const [act, operationId, summary] of [
    ['disable', 'disableSubscription', 'Disable a subscription of any company, with a reason / 停用订阅（管理员）'],
    ['enable', 'enableSubscription', 'Enable it again, with a reason / 重新启用订阅（管理员）'],
  ] as const) {
    app.post(
      `/v1/subscriptions/:id/${act}`,
      { schema: { ...common, operationId, summary, body: Type.Object({ reason: Reason }, { additionalProperties: false }) } },
      async (request) => {
        const { subject: by } = administratorOf(request);
        const of = await mayLook(notifications, request, request.params.id);
        return manage({ ...of, by, command: { act, reason: request.body.reason.trim() } });
      },
    );
  }
}
