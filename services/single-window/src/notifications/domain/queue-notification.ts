import type { Notification, SingleWindowEvent } from './events.ts';
import type { SubscriberState } from './subscriber.ts';

/** A fact about a declaration, as far as a subscriber may know it. */
export type DeclarationNews = Omit<Notification, 'sequence' | 'queuedAtMs'>;

/** Clocks of two processes may differ by so much: what was recorded just before a subscription was opened is told rather than lost. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Queues what a company is told: with the next number of the company, and for those of its subscriptions that want it. Nobody is told
 * of what was recorded before he asked. `now` is epoch milliseconds.
 */
export function queueNotification(
  state: SubscriberState,
  company: string,
  news: DeclarationNews,
  now: number,
): readonly SingleWindowEvent[] {
  const open = Object.values(state.subscriptions).filter(({ openedAtMs }) => news.recordedAtMs >= openedAtMs - CLOCKS_DIFFER_MS);
  if (open.length === 0) return [];
  const told = open.filter(({ url, types }) => url !== '' && (types.length === 0 || types.includes(news.type)));
  const notification: Notification = { ...news, sequence: state.sequence + 1, queuedAtMs: now };
  const value = { company, notification, subscriptionIds: told.map(({ id }) => id) };
  return [{ occurredAtMs: now, source: 'system', fact: { $case: 'notificationQueued', value } }];
}
