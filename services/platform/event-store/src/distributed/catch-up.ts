import type { Timers } from '../timers.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { TopicStores } from './topic-stores.ts';

const POLL_MS = 10;

/**
 * Resolves once all that is committed in the topics of this process is published, and every group of this process has
 * stored the ends of its topics as its offsets, with nothing in hand. Seen twice with the same ends: a handler may
 * have appended between the look at the commits and the look at the groups.
 */
export async function untilCaughtUp(stores: TopicStores, subscriptions: Subscriptions, timers: Timers): Promise<void> {
  let before: number | undefined;
  for (;;) {
    const end = await endWhenCaughtUp(stores, subscriptions);
    if (end !== undefined && end === before) return;
    before = end;
    if (end === undefined) await timers.delay(POLL_MS);
  }
}

async function endWhenCaughtUp(stores: TopicStores, subscriptions: Subscriptions): Promise<number | undefined> {
  if (!(await stores.relayed())) return undefined;
  const positions = await subscriptions.positions();
  if (positions === undefined || positions.some(({ lag }) => lag > 0)) return undefined;
  return positions.reduce((sum, { end }) => sum + end, 0);
}
