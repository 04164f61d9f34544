import { SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import { startProjection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import { onDeclarationFact } from './notifications/inbound/events/on-declaration-fact.ts';
import type { Notifications, Standing } from './notifications/inbound/http/notifications.ts';
import { idOfKey, newId, newSecret } from './notifications/outbound/subscription-secret.ts';
import { whyNotTarget } from './notifications/outbound/target-address.ts';
import type { TargetPolicy } from './notifications/outbound/target-address.ts';
import { createWebhookClient } from './notifications/outbound/webhook-client.ts';
import { subscriber } from './notifications/domain/subscriber.ts';
import type { DeclarationOwners } from './notifications/read-models/declaration-owners.ts';
import { declarationOwners } from './notifications/read-models/declaration-owners.ts';
import type { DeliveryDocument } from './notifications/read-models/delivery-log.ts';
import { deliveryLog, deliverySource } from './notifications/read-models/delivery-log.ts';
import type { LaneDocument } from './notifications/read-models/lane-list.ts';
import { laneList, laneSource } from './notifications/read-models/lane-list.ts';
import type { FeedDocument } from './notifications/read-models/notification-feed.ts';
import { feedSource, notificationFeed } from './notifications/read-models/notification-feed.ts';
import type { LeaseDocument } from './notifications/read-models/sender-lease.ts';
import { createLease, senderLease } from './notifications/read-models/sender-lease.ts';
import type { SubscriptionDocument } from './notifications/read-models/subscription-list.ts';
import { subscriptionList, subscriptionSource } from './notifications/read-models/subscription-list.ts';
import { storedSecrets, subscriptionSecrets } from './notifications/read-models/subscription-secrets.ts';
import { deliverLane } from './notifications/use-cases/deliver-lane.ts';
import { manageSubscription } from './notifications/use-cases/manage-subscription.ts';
import { openSubscription } from './notifications/use-cases/open-subscription.ts';
import { pullNotifications } from './notifications/use-cases/pull-notifications.ts';
import { queueNotifications } from './notifications/use-cases/queue-notifications.ts';
import { rotateSecret } from './notifications/use-cases/rotate-secret.ts';
import { sendAgain } from './notifications/use-cases/send-again.ts';
import { createSender } from './notifications/use-cases/send-due.ts';
import { sendTest } from './notifications/use-cases/send-test.ts';

const LOOK_EVERY_MS = 1_000;

export interface NotificationOptions {
  readonly targets: TargetPolicy;
  readonly timeoutMs: number;
  readonly windowUrl: () => string;
  /** Epoch milliseconds of real time, which signatures carry. */
  readonly realNow: () => number;
}

export interface RunningNotifications {
  readonly notifications: Notifications;
  stop(): Promise<void>;
}

/** Subscriptions and deliveries: the streams that the window owns, and who follows them. */
export async function startNotifications(host: Host, options: NotificationOptions): Promise<RunningNotifications> {
  const { events, readModels, clock, telemetry, log } = host;
  const { windowUrl } = options;
  const journal = createJournal({
    store: await events.openStore('single-window'),
    codec: SingleWindowEvent,
    clock,
    observer: telemetry.decisions,
  });
  const following = { events, readModels };
  let wake = (): void => undefined;
  const projections = await Promise.all([
    startProjection<FeedDocument>({ ...following, definition: notificationFeed, sources: [feedSource(SingleWindowEvent)] }),
    startProjection<LaneDocument>({
      ...{ ...following, definition: laneList, sources: [laneSource(SingleWindowEvent)] },
      // what this process has put is sent at once; what others have put is found by the ticker
      observe: ({ written }) => {
        if (written > 0) wake();
      },
    }),
    startProjection<DeliveryDocument>({ ...following, definition: deliveryLog, sources: [deliverySource(SingleWindowEvent)] }),
    startProjection<SubscriptionDocument>({ ...following, definition: subscriptionList, sources: [subscriptionSource(SingleWindowEvent)] }),
  ]);
  const [feed, lanes, deliveries, subscriptions] = projections;

  const secrets = storedSecrets(await readModels.open(subscriptionSecrets));
  const transmit = createWebhookClient({ policy: options.targets, timeoutMs: options.timeoutMs, now: options.realNow });
  const managing = { journal, clock, secrets, whyNot: whyNotTarget(options.targets), newId };
  const opening = { ...managing, newSecret, idOfKey };
  const delivering = {
    ...{ journal, clock, secrets, transmit, windowUrl, newId },
    sent: (ids: object, { httpStatus, fault, durationMs }: { httpStatus: number; fault: string; durationMs: number }) => {
      log.info({ ...ids, httpStatus, fault, durationMs }, 'webhook-attempted');
    },
  };

  const lease = createLease(await readModels.open<LeaseDocument>(senderLease), newId(), options.timeoutMs, () => clock.now());
  const sender = createSender({
    ...{ clock, lanes, subscriptions, holds: () => lease.holds() },
    deliver: telemetry.observed('deliver-lane', (of, control) => deliverLane(delivering, of, control)),
    failed: (lane, error) => {
      log.error({ lane, err: error }, 'delivery-failed');
    },
  });
  wake = () => {
    sender.look().catch((error: unknown) => {
      log.error({ err: error }, 'delivery-look-failed');
    });
  };
  const ticker = host.tickers.every({ name: 'webhook-sender', everyMs: LOOK_EVERY_MS, run: () => sender.look() });

  const owners = await readModels.open<DeclarationOwners>(declarationOwners);
  const reaction = await onDeclarationFact({
    ...{ events, owners, settle: () => readModels.settle(), messageIdOf: (eventId, company) => `msg_${idOfKey(company, eventId)}` },
    queue: (news) => queueNotifications({ journal, clock }, news),
  });
  await serveOperations(host.grpc, { service: 'single-window', events, log, projections });

  const ofCompany = async (company: string) => Object.values((await journal.load(subscriber, company)).state.subscriptions);
  const notifications: Notifications = {
    open: telemetry.observed('open-subscription', (command) => openSubscription(opening, command)),
    manage: telemetry.observed('manage-subscription', (wish) => manageSubscription(managing, wish)),
    rotate: telemetry.observed('rotate-secret', (wish) => rotateSecret(opening, wish)),
    test: telemetry.observed('send-test', (wish) => sendTest(delivering, wish)),
    again: telemetry.observed('send-again', (wish) => sendAgain({ journal, clock, feed, log: deliveries, newId }, wish)),
    ofCompany,
    all: ({ company, cursor, limit }) =>
      subscriptions.find({
        where: [...(company === '' ? [] : [{ field: 'company', equals: company }]), { field: 'open', equals: true }],
        sort: { field: 'openedAtMs', direction: 'desc' },
        ...(cursor === '' ? {} : { cursor }),
        limit,
      }),
    companyOf: async (id, own) => {
      if (own !== '' && (await ofCompany(own)).some((each) => each.id === id)) return own;
      const found = (await subscriptions.get(id))?.body;
      return found?.open === true ? found.company : undefined;
    },
    standing: async (ids) => {
      const where = [
        { field: 'subscriptionId', in: [...ids] },
        { field: 'status', in: ['PENDING', 'FAILED'] },
      ];
      const counted = ids.length === 0 ? [] : await deliveries.count(where, ['subscriptionId', 'status']);
      const standing = new Map<string, Standing>();
      for (const { values, count } of counted) {
        const [id, status] = [String(values[0]), String(values[1])];
        const before = standing.get(id) ?? { pending: 0, failed: 0 };
        standing.set(id, status === 'FAILED' ? { ...before, failed: count } : { ...before, pending: count });
      }
      return standing;
    },
    deliveries: ({ subscriptionId, status, cursor, limit }) =>
      deliveries.find({
        where: [{ field: 'subscriptionId', equals: subscriptionId }, ...(status === '' ? [] : [{ field: 'status', equals: status }])],
        sort: { field: 'queuedAtMs', direction: 'desc' },
        ...(cursor === '' ? {} : { cursor }),
        limit,
      }),
    pull: (query) => pullNotifications(feed, query),
    windowUrl,
  };
  return {
    notifications,
    async stop() {
      await ticker.stop();
      await sender.stop();
      await lease.release();
      await Promise.all([reaction.stop(), ...projections.map((projection) => projection.stop())]);
    },
  };
}
