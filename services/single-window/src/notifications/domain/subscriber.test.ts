import { describe, expect, test } from 'vitest';
import { given } from '@tongguan/testing/decider';
import type { SingleWindowEvent } from './events.ts';
import { manageSubscription, MOST_SUBSCRIPTIONS, openSubscription, SECRET_OVERLAP_MS } from './manage-subscription.ts';
import type { DeclarationNews } from './queue-notification.ts';
import { queueNotification } from './queue-notification.ts';
import { statusOf, subscriber } from './subscriber.ts';

const COMPANY = '91430100MA4L0002XB';
const NOW = 1_000_000;

const opened = (id: string, { url = 'https://a.example/hook', types = [] as string[], at = NOW } = {}): SingleWindowEvent => ({
  occurredAtMs: at,
  source: COMPANY,
  fact: {
    $case: 'subscriptionOpened',
    value: { subscriptionId: id, company: COMPANY, name: 'ERP', url, types, secretId: `secret-${id}`, sample: false },
  },
});
const news = (type = 'declaration.released', recordedAtMs = NOW + 10): DeclarationNews => ({
  ...{ messageId: 'msg_1', type, declarationId: 'd1', declarationNo: '490520261000000001', direction: 'IMPORT', authority: '' },
  ...{ mandateId: '', certificateId: '' },
  ...{ occurredAtMs: recordedAtMs, recordedAtMs, sample: false },
});
const by = { source: 'operator-a', now: NOW + 1 };

describe('a subscription', () => {
  test('is opened once under one id, and at most ten times by one company', () => {
    const wish = {
      ...opened('s1').fact,
      subscriptionId: 's1',
      company: COMPANY,
      name: 'ERP',
      url: '',
      types: [],
      secretId: 'x',
      sample: false,
    };
    given(subscriber, [opened('s1')])
      .when((state) => openSubscription(state, wish, NOW))
      .thenNothing();
    const many = Array.from({ length: MOST_SUBSCRIPTIONS }, (_each, at) => opened(`s${String(at)}`));
    given(subscriber, many)
      .when((state) => openSubscription(state, { ...wish, subscriptionId: 'one-more' }, NOW))
      .thenRefusal('too-many-subscriptions');
  });

  test('signs with the old secret for a day after a rotation', () => {
    given(subscriber, [opened('s1')])
      .when((state) => manageSubscription(state, 's1', { act: 'rotate', secretId: 'new' }, by))
      .thenState(({ subscriptions }) => {
        expect(subscriptions['s1']).toMatchObject({
          secretId: 'new',
          previousSecretId: 'secret-s1',
          previousUntilMs: by.now + SECRET_OVERLAP_MS,
        });
      });
    given(subscriber, [opened('s1', { url: '' })])
      .when((state) => manageSubscription(state, 's1', { act: 'rotate', secretId: 'new' }, by))
      .thenRefusal('subscription-without-address');
  });

  test('that an administrator disabled is not resumed by its company, and is as it was once it is enabled', () => {
    const disabled = given(subscriber, [opened('s1')]).when((state) =>
      manageSubscription(state, 's1', { act: 'disable', reason: 'floods us' }, by),
    );
    let events: readonly SingleWindowEvent[] = [];
    disabled.thenState((state) => {
      expect(statusOf(state.subscriptions['s1']!)).toBe('DISABLED');
      expect(manageSubscription(state, 's1', { act: 'resume' }, by)).toEqual({ refusal: 'subscription-disabled' });
      events = manageSubscription(state, 's1', { act: 'enable', reason: 'mended' }, by) as readonly SingleWindowEvent[];
      expect(statusOf(events.reduce(subscriber.evolve, state).subscriptions['s1']!)).toBe('ACTIVE');
    });
    expect(events).toHaveLength(1);
  });

  test('that has ended is as if it had never been there; what is so already needs no fact', () => {
    given(subscriber, [opened('s1')])
      .when((state) => manageSubscription(state, 's1', { act: 'end' }, by))
      .thenState((state) => {
        expect(state.subscriptions).toEqual({});
        expect(manageSubscription(state, 's1', { act: 'pause', reason: '' }, by)).toEqual({ refusal: 'no-such-subscription' });
      });
    given(subscriber, [opened('s1')])
      .when((state) => manageSubscription(state, 's1', { act: 'change', name: 'ERP', url: 'https://a.example/hook', types: [] }, by))
      .thenNothing();
  });
});

describe('news of a declaration', () => {
  const queue = (history: readonly SingleWindowEvent[], what = news()) =>
    queueNotification(given(subscriber, history).state, COMPANY, what, NOW + 20);

  test('is numbered without a gap, and goes to the subscriptions that want its type', () => {
    const history = [opened('all'), opened('accepted', { types: ['declaration.accepted'] }), opened('pull', { url: '' })];
    const first = queue(history);
    expect(first).toHaveLength(1);
    expect(first[0]?.fact?.value).toMatchObject({ notification: { sequence: 1, queuedAtMs: NOW + 20 }, subscriptionIds: ['all'] });
    const second = queue([...history, ...first], news('declaration.accepted'));
    expect(second[0]?.fact?.value).toMatchObject({ notification: { sequence: 2 }, subscriptionIds: ['all', 'accepted'] });
  });

  test('is kept for pulling where no address is given, and not at all without a subscription', () => {
    expect(queue([opened('pull', { url: '' })])[0]?.fact?.value).toMatchObject({ notification: { sequence: 1 }, subscriptionIds: [] });
    expect(queue([])).toEqual([]);
  });

  test('from before a subscription was opened is told to nobody, save what clocks may differ', () => {
    expect(queue([opened('s1')], news('declaration.released', NOW - 60_000))).toEqual([]);
    expect(queue([opened('s1')], news('declaration.released', NOW - 1_000))).toHaveLength(1);
  });

  test('goes on being queued for a subscription that is paused: it waits', () => {
    const state = given(subscriber, [opened('s1')]).state;
    const paused = manageSubscription(state, 's1', { act: 'pause', reason: '' }, by) as readonly SingleWindowEvent[];
    expect(queue([opened('s1'), ...paused])[0]?.fact?.value).toMatchObject({ subscriptionIds: ['s1'] });
  });
});
