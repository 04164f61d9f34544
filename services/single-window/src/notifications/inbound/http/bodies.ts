import { iso, orNull } from '../../../inbound/http/format.ts';
import type { Attempt } from '../../domain/delivery.ts';
import type { Subscription } from '../../domain/subscriber.ts';
import { statusOf } from '../../domain/subscriber.ts';
import type { DeliveryDocument } from '../../read-models/delivery-log.ts';
import type { Standing } from './notifications.ts';

/** A subscription as the API shows it: never with its secret. */
export function subscriptionBody(company: string, subscription: Subscription, standing: Standing = { pending: 0, failed: 0 }) {
  const { id, name, url, types, paused, disabled, openedAtMs, previousUntilMs } = subscription;
  const reason = disabled?.reason ?? paused?.reason ?? '';
  return {
    ...{ id, company, name, url: orNull(url), types: [...types], status: statusOf(subscription), reason: orNull(reason) },
    ...{ openedAt: iso(openedAtMs), previousSecretUntil: iso(previousUntilMs), pending: standing.pending, failed: standing.failed },
  };
}

export function attemptBody({ startedAtMs, durationMs, httpStatus, fault }: Attempt) {
  return { at: iso(startedAtMs), durationMs, httpStatus: httpStatus === 0 ? null : httpStatus, fault: orNull(fault) };
}

export function deliveryBody(id: string, { message, first, again, status }: DeliveryDocument) {
  const attempts = [...(first?.attempts ?? []), ...(again?.attempts ?? [])].sort((a, b) => a.startedAtMs - b.startedAtMs);
  const next = (again ?? first)?.nextAttemptAtMs ?? 0;
  const { messageId = '', sequence = 0, type = '', declarationId = '', declarationNo = '', queuedAtMs = 0 } = message ?? {};
  const { mandateId = '', certificateId = '' } = message ?? {};
  return {
    ...{ id, messageId, sequence: sequence === 0 ? null : sequence, type, status, queuedAt: iso(queuedAtMs) },
    ...{ declarationId: orNull(declarationId), declarationNo: orNull(declarationNo) },
    ...{ mandateId: orNull(mandateId), certificateId: orNull(certificateId) },
    ...{ nextAttemptAt: iso(status === 'PENDING' ? next : 0), attempts: attempts.map(attemptBody) },
  };
}
