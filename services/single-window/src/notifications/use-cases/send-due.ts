import type { Clock } from '@tongguan/event-store/clock';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { DeliveredLane, DeliverLane } from '../domain/delivery.ts';
import type { Health } from '../domain/receiver-health.ts';
import { healthAfter, healthy, roomFor } from '../domain/receiver-health.ts';
import type { LaneDocument } from '../read-models/lane-list.ts';
import type { SubscriptionDocument } from '../read-models/subscription-list.ts';

export interface SenderDependencies {
  readonly clock: Clock;
  readonly lanes: Pick<Projection<LaneDocument>, 'find' | 'count' | 'waitFor'>;
  readonly subscriptions: Pick<Projection<SubscriptionDocument>, 'getMany'>;
  /** True while this process is the one that sends. */
  readonly holds: () => Promise<boolean>;
  readonly deliver: (
    lane: DeliverLane,
    control: { readonly signal: AbortSignal; readonly maySend: () => Promise<boolean> },
  ) => Promise<DeliveredLane>;
  readonly failed: (lane: string, error: unknown) => void;
}

/** Sends what is due, receivers side by side, the lanes of one receiver side by side, a lane in order. */
export interface Sender {
  /** Looks for what is due and starts to send it; resolves when all of it is on its way. */
  look(): Promise<void>;
  /** Interrupts what is on its way, which comes again. */
  stop(): Promise<void>;
}

export function createSender(dependencies: SenderDependencies): Sender {
  const { clock, lanes, subscriptions, holds } = dependencies;
  const stopping = new AbortController();
  /** Lanes in hand, and how many each receiver has. */
  const inHand = new Map<string, Promise<void>>();
  const underWay = new Map<string, number>();
  const health = new Map<string, Health>();
  let looking: Promise<void> | undefined;
  let again = false;

  const due = (now: number) => ({ field: 'dueAtMs', from: 0, before: now + 1 });

  async function round(): Promise<void> {
    const now = clock.now();
    const counts = await lanes.count([due(now)], ['subscriptionId']);
    if (counts.length === 0 || !(await holds())) return;
    const ids = counts.map(({ values }) => String(values[0]));
    const shown = await subscriptions.getMany(ids);
    for (const id of ids) await startLanesOf(id, shown.get(id), now);
  }

  async function startLanesOf(id: string, shown: StoredDocument<SubscriptionDocument> | undefined, now: number): Promise<void> {
    // one that has ended has its messages given up, which needs no receiver
    if (shown === undefined || (shown.body.open && !shown.body.sendable)) return;
    const busy = underWay.get(id) ?? 0;
    let room = roomFor(health.get(id) ?? healthy, busy, now);
    if (room === 0) return;
    const { documents } = await lanes.find({
      where: [{ field: 'subscriptionId', equals: id }, due(now)],
      sort: { field: 'dueAtMs', direction: 'asc' },
      limit: room + busy,
    });
    for (const { id: lane, body } of documents) {
      if (room === 0 || stopping.signal.aborted) return;
      if (inHand.has(lane)) continue;
      room -= 1;
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      inHand.set(lane, send(lane, body));
    }
  }

  async function send(lane: string, { subscriptionId, company, waiting }: LaneDocument): Promise<void> {
    let goOn = false;
    try {
      const control = { signal: stopping.signal, maySend: holds };
      const { version, receiver } = await dependencies.deliver({ lane, subscriptionId, company, waiting }, control);
      health.set(subscriptionId, healthAfter(health.get(subscriptionId) ?? healthy, receiver, clock.now()));
      // until it shows what was done, the lane would be found again
      if (version > 0 && !stopping.signal.aborted) goOn = await lanes.waitFor(lane, `delivery/${lane}`, version);
      goOn &&= receiver !== undefined;
    } catch (error) {
      dependencies.failed(lane, error);
    } finally {
      inHand.delete(lane);
      const left = (underWay.get(subscriptionId) ?? 1) - 1;
      if (left > 0) underWay.set(subscriptionId, left);
      else underWay.delete(subscriptionId);
    }
    if (goOn) await lookInTime();
  }

  /** One round at a time; whoever asks meanwhile gets one more after it. */
  async function lookInTime(): Promise<void> {
    again = true;
    if (looking !== undefined) return;
    looking = (async () => {
      while (again && !stopping.signal.aborted) {
        again = false;
        await round();
      }
    })().finally(() => {
      looking = undefined;
    });
    await looking;
  }

  return {
    look: lookInTime,
    stop: async () => {
      stopping.abort();
      await looking?.catch(() => undefined);
      await Promise.all(inHand.values());
    },
  };
}
