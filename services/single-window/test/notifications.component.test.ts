import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually as within } from '@tongguan/testing/eventually';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { administrator, customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import type { App } from '#src/inbound/http/app-type';
import { startNotifications } from '#src/notifications';
import type { RunningNotifications } from '#src/notifications';
import type { Notifications } from '#src/notifications/inbound/http/notifications';
import { A, B, declarationFacts } from './declaration-facts.ts';
import type { DeclarationFacts } from './declaration-facts.ts';
import { isSignedBy, startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import { app } from './window.ts';

const HOUR = 3_600_000;
const eventually = <T>(check: () => Promise<T> | T) => within(check, { timeoutMs: 20_000 });
const open: (() => PromiseLike<unknown>)[] = [];
/** One HTTP application, which is dear to build, before the notifications of the test that runs. */
let window: App;
let current: Notifications;
beforeAll(async () => {
  window = await app(
    {},
    { notifications: new Proxy({} as Notifications, { get: (_none, name) => Reflect.get(current, name) as unknown }) },
  );
});
afterAll(() => window.close());
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const tokens = new Map<string, Promise<string>>();
function tokenOf(who: typeof operatorA): Promise<string> {
  const token = tokens.get(who.subject) ?? tokenFor(who);
  tokens.set(who.subject, token);
  return token;
}

interface World {
  readonly host: TestHost;
  readonly told: RunningNotifications;
  readonly facts: DeclarationFacts;
  readonly ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, by?: typeof operatorA) => Promise<Answer>;
  /** As after a kill of the process: what was on its way is not recorded; all else is opened anew on the same data. */
  readonly restart: (advanceMs?: number) => Promise<World>;
}
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function world(before?: TestHost, targets: 'any' | 'public' = 'any'): Promise<World> {
  const host = before ?? (await testHost());
  if (before === undefined) open.push(() => host[Symbol.asyncDispose]());
  const told = await startNotifications(host, {
    ...{ targets, timeoutMs: 2_000, windowUrl: () => 'https://window.example', realNow: () => Date.now() },
  });
  current = told.notifications;
  const stop = (): Promise<void> => told.stop();
  open.push(stop);
  return {
    ...{ host, told, facts: await declarationFacts(host) },
    async ask(method, path, payload, by = operatorA) {
      const headers = { authorization: `Bearer ${await tokenOf(by)}` };
      const reply = await window.inject({ method, url: path, headers, ...(payload === undefined ? {} : { payload }) });
      return { status: reply.statusCode, body: reply.body === '' || reply.body === 'null' ? {} : reply.json<Answer['body']>() };
    },
    async restart(advanceMs = 0) {
      await stop();
      open.length = 0;
      const again = await host.restart();
      open.push(() => again[Symbol.asyncDispose]());
      await again.clock.advance(advanceMs);
      return world(again, targets);
    },
  };
}

async function receiver(...given: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...given);
  open.push(() => started[Symbol.asyncDispose]());
  return started;
}

interface Opened {
  readonly id: string;
  readonly secret: string;
}
async function subscribe({ ask }: World, url: string, more: object = {}, by = operatorA): Promise<Opened> {
  const { status, body } = await ask('POST', '/v1/subscriptions', { name: 'ERP', url, ...more }, by);
  expect(status).toBe(201);
  return { id: (body['subscription'] as { id: string }).id, secret: String(body['secret']) };
}

const arrived = (at: Receiver, count: number) => eventually(() => at.received.length >= count);
const typesOf = (at: Receiver, declarationId: string) =>
  at.received.filter(({ body }) => body.data['declarationId'] === declarationId).map(({ body }) => body.type);
const idsOf = (at: Receiver) => at.received.map(({ headers }) => headers['webhook-id']);
interface Row {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly sequence: number | null;
  readonly attempts: readonly { readonly httpStatus: number | null; readonly fault: string | null }[];
}
const logOf = async ({ ask }: World, id: string, query = '') =>
  (await ask('GET', `/v1/subscriptions/${id}/deliveries${query}`)).body['rows'] as readonly Row[];
const settledLog = (of: World, id: string, count: number) =>
  eventually(async () => {
    const rows = await logOf(of, id);
    return rows.length === count && rows.every(({ status }) => status !== 'PENDING') ? rows : undefined;
  });

describe('a subscriber', () => {
  test('gets a signed, thin message of each change of its own declarations, in order, and nothing of others', async () => {
    const here = await world();
    const hook = await receiver();
    const { secret } = await subscribe(here, `${hook.url}/hook`);
    await here.facts.accept('d1');
    await here.facts.accept('not-ours', operatorB.company);
    await here.facts.record('d1', 'declarationInspectionOrdered');
    await here.facts.record('d1', 'declarationReleased');
    await arrived(hook, 3);
    await here.host.whenCaughtUp();
    expect(typesOf(hook, 'd1')).toEqual(['declaration.accepted', 'declaration.inspection_ordered', 'declaration.released']);
    expect(hook.received).toHaveLength(3);
    expect(hook.received.every((message) => isSignedBy(secret, message))).toBe(true);
    expect(new Set(idsOf(hook)).size).toBe(3);
    expect(hook.received[1]?.body).toEqual({
      type: 'declaration.inspection_ordered',
      timestamp: new Date(here.host.clock.now()).toISOString(),
      data: {
        ...{ sequence: 2, milestone: 'INSPECTION_ORDERED', declarationId: 'd1', declarationNo: '49052026100000d1', direction: 'EXPORT' },
        ...{
          mandateId: null,
          certificateId: null,
          authority: 'customs',
          recordedAt: new Date(here.host.clock.now()).toISOString(),
          sample: false,
        },
        link: 'https://window.example/declarations/d1',
      },
    });
  });

  test('hears of its mandates from the other side, and of its certificates of origin', async () => {
    const here = await world();
    const hook = await receiver();
    await subscribe(here, `${hook.url}/hook`);
    await subscribe(here, '', {}, operatorB);
    const pair = { traderCompany: B, agentCompany: A };
    const mandateId = `${B}-${A}`;
    const terms = { directions: [], validFrom: '2026-11-27', validTo: '', agreementNo: '', note: 'not told' };
    await here.facts.tell('mandate', mandateId, {
      $case: 'mandateRequested',
      value: { ...pair, requestId: 'r', terms, digest: 'd', sample: false },
    });
    await here.facts.tell('mandate', mandateId, {
      $case: 'mandateGranted',
      value: { ...pair, grantId: 'g', terms, digest: 'd', sample: false },
    });
    const certificate = { certificateId: 'c1', number: 'E1', traderCompany: B, registeredByCompany: A, sample: true };
    await here.facts.tell('certificate', 'c1', { $case: 'originCertificateUsedUp', value: certificate });
    await arrived(hook, 2);
    expect(hook.received.map(({ body }) => body.type).sort()).toEqual(['certificate.used_up', 'mandate.granted']);
    const granted = hook.received.find(({ body }) => body.type === 'mandate.granted')?.body.data;
    expect(granted).toMatchObject({
      ...{ milestone: 'MANDATE_GRANTED', mandateId, certificateId: null, declarationId: null, declarationNo: null, direction: null },
      link: 'https://window.example/mandates',
    });
    expect(JSON.stringify(granted)).not.toContain('not told');
    const pulled = await eventually(async () => {
      const rows = (await here.ask('GET', '/v1/notifications', undefined, operatorB)).body['notifications'] as readonly { type: string; data: Record<string, unknown> }[]; // prettier-ignore
      return rows.length === 2 ? rows : undefined;
    });
    expect(pulled.map(({ type, data }) => [type, data['mandateId'], data['certificateId']]).sort()).toEqual([
      ['certificate.used_up', null, 'c1'],
      ['mandate.requested', mandateId, null],
    ]);
  });

  test('gets the types it wants', async () => {
    const here = await world();
    const hook = await receiver();
    await subscribe(here, hook.url, { types: ['declaration.released'] });
    await here.facts.accept('d1');
    await here.facts.record('d1', 'declarationReleased');
    await arrived(hook, 1);
    await here.host.whenCaughtUp();
    expect(typesOf(hook, 'd1')).toEqual(['declaration.released']);
  });

  test('that fails for one declaration gets all others, and that one in order once it is mended', async () => {
    const here = await world();
    let broken = true;
    const hook = await receiver(({ body }) => (broken && body.data['declarationId'] === 'bad' ? 500 : 200));
    const { id } = await subscribe(here, hook.url);
    await here.facts.accept('bad');
    await here.facts.record('bad', 'declarationReviewed');
    await eventually(() => typesOf(hook, 'bad').length === 1);
    for (const each of ['d1', 'd2', 'd3']) await here.facts.accept(each);
    await eventually(() => ['d1', 'd2', 'd3'].every((each) => typesOf(hook, each).length === 1));
    expect(typesOf(hook, 'bad')).toEqual(['declaration.accepted']);
    broken = false;
    await eventually(async () => (await logOf(here, id)).some(({ attempts }) => attempts[0]?.httpStatus === 500));
    await here.host.clock.advance(5_000);
    await eventually(() => typesOf(hook, 'bad').length === 3);
    expect(typesOf(hook, 'bad')).toEqual(['declaration.accepted', 'declaration.accepted', 'declaration.review_done']);
    const rows = await settledLog(here, id, 5);
    expect(rows.find(({ sequence }) => sequence === 1)?.attempts.map(({ httpStatus }) => httpStatus)).toEqual([500, 200]);
  });

  test('that hangs delays nobody else', async () => {
    const here = await world();
    const dead = await receiver(() => undefined);
    const well = await receiver();
    await subscribe(here, dead.url);
    await subscribe(here, well.url, {}, operatorB);
    for (const each of ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8']) await here.facts.accept(each);
    await arrived(dead, 4);
    const asked = performance.now();
    await here.facts.accept('of-b', operatorB.company);
    await arrived(well, 1);
    // before any of those four has run into its time
    expect(performance.now() - asked).toBeLessThan(1_500);
    expect(dead.received).toHaveLength(4);
  });

  test('that is gone (410) is asked no more until its company resumes', async () => {
    const here = await world();
    const hook = await receiver(() => 410);
    const { id } = await subscribe(here, hook.url);
    await here.facts.accept('d1');
    await eventually(async () => (await here.ask('GET', `/v1/subscriptions/${id}`)).body['status'] === 'PAUSED');
    expect((await here.ask('GET', `/v1/subscriptions/${id}`)).body['reason']).toBe('receiver-gone');
    hook.behave(() => 204);
    await here.facts.accept('d2');
    await here.host.whenCaughtUp();
    await here.host.clock.advance(5_000);
    expect(hook.received).toHaveLength(1);
    expect((await here.ask('POST', `/v1/subscriptions/${id}/resume`)).body['status']).toBe('ACTIVE');
    await here.host.whenCaughtUp();
    await here.host.clock.advance(1_000);
    await settledLog(here, id, 2);
    expect(idsOf(hook).slice(1)).toHaveLength(2);
  });
});

describe('a restart in the middle', () => {
  test('loses nothing and keeps the order of each declaration; what was on its way comes again under its id', async () => {
    const first = await world();
    const hook = await receiver(() => undefined);
    open.splice(open.length - 1, 1);
    try {
      const { id } = await subscribe(first, hook.url);
      for (const each of ['d1', 'd2']) {
        await first.facts.accept(each);
        await first.facts.record(each, 'declarationReviewed');
        await first.facts.record(each, 'declarationReleased');
      }
      await arrived(hook, 2);
      const interrupted = idsOf(hook);
      hook.behave(() => 204);
      const second = await first.restart();
      await second.host.clock.advance(1_000);
      const rows = await settledLog(second, id, 6);
      expect(rows.every(({ status }) => status === 'DELIVERED')).toBe(true);
      const way = ['declaration.accepted', 'declaration.review_done', 'declaration.released'];
      for (const each of ['d1', 'd2']) expect(typesOf(hook, each)).toEqual(['declaration.accepted', ...way]);
      expect(idsOf(hook).slice(2)).toEqual(expect.arrayContaining(interrupted));
      expect(new Set(idsOf(hook)).size).toBe(6);
    } finally {
      await hook[Symbol.asyncDispose]();
    }
  });

  test('keeps the waits of messages that failed', async () => {
    const first = await world();
    const hook = await startReceiver(() => 503);
    try {
      const { id } = await subscribe(first, hook.url);
      await first.facts.accept('d1');
      await eventually(async () => (await logOf(first, id))[0]?.attempts.length === 1);
      hook.behave(() => 204);
      const second = await first.restart();
      await second.host.clock.advance(4_000);
      expect(hook.received).toHaveLength(1);
      await second.host.clock.advance(1_000);
      await settledLog(second, id, 1);
      expect(new Set(idsOf(hook)).size).toBe(1);
    } finally {
      await hook[Symbol.asyncDispose]();
    }
  });
});

describe('a message that keeps failing', () => {
  test('is shown as failed, lets the next one pass, and is sent again by the subscriber under its id', async () => {
    const first = await world();
    const hook = await startReceiver(() => 500);
    try {
      const { id } = await subscribe(first, hook.url);
      await first.facts.accept('d1');
      await eventually(async () => (await logOf(first, id))[0]?.attempts.length === 1);
      // three days later it is tried once more, and not again
      const second = await first.restart(72 * HOUR);
      await second.host.clock.advance(1_000);
      const [failed] = await settledLog(second, id, 1);
      expect(failed).toMatchObject({ status: 'FAILED', sequence: 1 });
      expect((await second.ask('GET', `/v1/subscriptions/${id}`)).body).toMatchObject({ failed: 1, pending: 0 });
      expect((await logOf(second, id, '?status=DELIVERED')).length).toBe(0);

      hook.behave(() => 204);
      await second.facts.record('d1', 'declarationReleased');
      await eventually(() => typesOf(hook, 'd1').includes('declaration.released'));
      const again = await second.ask('POST', `/v1/subscriptions/${id}/deliveries/${failed!.id}/resend`);
      expect(again.status).toBe(202);
      const rows = await eventually(async () => {
        const all = await logOf(second, id);
        return all.length === 2 && all.every(({ status }) => status === 'DELIVERED') ? all : undefined;
      });
      expect(rows.find(({ sequence }) => sequence === 1)?.attempts.map(({ httpStatus }) => httpStatus)).toEqual([500, 500, 204]);
      expect(idsOf(hook).at(-1)).toBe(idsOf(hook)[0]);
      // one that was delivered can be had again as well
      expect((await second.ask('POST', `/v1/subscriptions/${id}/deliveries/${failed!.id}/resend`)).status).toBe(202);
      await eventually(() => idsOf(hook).filter((each) => each === idsOf(hook)[0]).length === 4);
    } finally {
      await hook[Symbol.asyncDispose]();
    }
  });
});

describe('a test message', () => {
  test('is sent at once, signed, and stands in the log with what came of it', async () => {
    const here = await world();
    const hook = await receiver();
    const { id, secret } = await subscribe(here, hook.url);
    const well = await here.ask('POST', `/v1/subscriptions/${id}/test`);
    expect(well).toMatchObject({ status: 200, body: { delivered: true, attempt: { httpStatus: 204, fault: null } } });
    expect(hook.received[0]?.body.type).toBe('test');
    expect(isSignedBy(secret, hook.received[0]!)).toBe(true);
    hook.behave(() => 401);
    expect((await here.ask('POST', `/v1/subscriptions/${id}/test`)).body).toMatchObject({ delivered: false, attempt: { httpStatus: 401 } });
    const rows = await settledLog(here, id, 2);
    expect(rows.map(({ type, status, sequence }) => [type, status, sequence]).sort()).toEqual([
      ['test', 'DELIVERED', null],
      ['test', 'FAILED', null],
    ]);
    expect((await here.ask('POST', `/v1/subscriptions/${id}/deliveries/${rows[0]!.id}/resend`)).body['code']).toBe('no-such-delivery');
  });
});

describe('a secret', () => {
  test('is shown once; after a rotation the old one signs as well for a day', async () => {
    const here = await world();
    const hook = await receiver();
    const { id, secret } = await subscribe(here, hook.url);
    expect(secret).toMatch(/^whsec_/);
    expect(JSON.stringify([await here.ask('GET', '/v1/subscriptions'), await here.ask('GET', `/v1/subscriptions/${id}`)])).not.toContain(
      'whsec',
    );
    const rotated = await here.ask('POST', `/v1/subscriptions/${id}/secret`);
    const fresh = String(rotated.body['secret']);
    await here.ask('POST', `/v1/subscriptions/${id}/test`);
    expect([secret, fresh].map((each) => isSignedBy(each, hook.received[0]!))).toEqual([true, true]);
    const later = await here.restart(25 * HOUR);
    const other = await startReceiver();
    open.push(() => other[Symbol.asyncDispose]());
    await later.ask('PUT', `/v1/subscriptions/${id}`, { name: 'ERP', url: other.url });
    await later.ask('POST', `/v1/subscriptions/${id}/test`);
    expect([secret, fresh].map((each) => isSignedBy(each, other.received[0]!))).toEqual([false, true]);
  });

  test('comes with the same subscription when the same request is made again', async () => {
    const here = await world();
    const request = async () => {
      const headers = { authorization: `Bearer ${await tokenFor(operatorA)}`, 'idempotency-key': 'once' };
      const reply = await window.inject({
        ...{ method: 'POST', url: '/v1/subscriptions', headers },
        payload: { name: 'ERP', url: 'https://hooks.example.com/' },
      });
      return reply.json<{ secret: string; subscription: { id: string } }>();
    };
    expect(await request()).toEqual(await request());
    expect(((await here.ask('GET', '/v1/subscriptions')).body['rows'] as unknown[]).length).toBe(1);
  });
});

describe('pulling', () => {
  test('gives everything once, in order, from the first subscription on, and the same by the same cursor', async () => {
    const here = await world();
    await here.facts.accept('before');
    await here.host.whenCaughtUp();
    expect((await here.ask('GET', '/v1/notifications')).body).toEqual({ notifications: [], cursor: '0', more: false, recording: false });
    await here.host.clock.advance(60_000);
    await subscribe(here, '');
    for (const each of ['d1', 'd2']) {
      await here.facts.accept(each);
      await here.facts.record(each, 'declarationReleased');
    }
    await here.host.whenCaughtUp();
    const first = (await here.ask('GET', '/v1/notifications?limit=3')).body as unknown as Pulled;
    expect(first).toMatchObject({ cursor: '3', more: true, recording: true });
    expect(first.notifications.map(({ data }) => data.sequence)).toEqual([1, 2, 3]);
    const rest = (await here.ask('GET', `/v1/notifications?cursor=${first.cursor}`)).body as unknown as Pulled;
    expect(rest).toMatchObject({ cursor: '4', more: false });
    expect((await here.ask('GET', '/v1/notifications?limit=3')).body).toEqual(first);
    for (const each of ['d1', 'd2']) {
      const own = [...first.notifications, ...rest.notifications].filter(({ data }) => data.declarationId === each);
      expect(own.map(({ type }) => type)).toEqual(['declaration.accepted', 'declaration.released']);
    }
    expect((await here.ask('GET', '/v1/notifications', undefined, operatorB)).body['notifications']).toEqual([]);
    expect((await here.ask('GET', '/v1/notifications?cursor=-1')).status).toBe(422);
  });
});
interface Pulled {
  readonly cursor: string;
  readonly notifications: readonly {
    readonly type: string;
    readonly data: { readonly sequence: number; readonly declarationId: string };
  }[];
}

describe('who may', () => {
  test('another company sees and touches nothing; officers are refused; an administrator may look and disable, with a reason', async () => {
    const here = await world();
    const hook = await receiver();
    const { id } = await subscribe(here, hook.url);
    const path = `/v1/subscriptions/${id}`;
    expect((await here.ask('GET', '/v1/subscriptions', undefined, operatorB)).body['rows']).toEqual([]);
    const tries = [
      ['GET', path],
      ['GET', `${path}/deliveries`],
      ['PUT', path, { name: 'mine' }],
      ['DELETE', path],
      ...['secret', 'pause', 'resume', 'test'].map((act) => ['POST', `${path}/${act}`] as const),
      ['POST', `${path}/deliveries/${id}.1/resend`],
    ] as const;
    for (const [method, at, payload] of tries) {
      expect(await here.ask(method, at, payload, operatorB)).toMatchObject({ status: 404, body: { code: 'no-such-subscription' } });
      expect((await here.ask(method, at, payload, customsOfficer)).status).toBe(403);
    }
    expect((await here.ask('POST', `${path}/disable`, { reason: 'x' })).status).toBe(403);

    await here.host.whenCaughtUp();
    const all = (await here.ask('GET', '/v1/subscriptions', undefined, administrator)).body['rows'] as readonly { id: string }[];
    expect(all.map((each) => each.id)).toEqual([id]);
    for (const list of ['/v1/subscriptions?cursor=page-2', `${path}/deliveries?cursor=page-2`]) {
      expect(await here.ask('GET', list, undefined, administrator)).toMatchObject({ status: 422, body: { code: 'bad-cursor' } });
    }
    expect((await here.ask('POST', `${path}/disable`, { reason: ' ' }, administrator)).status).toBe(422);
    const disabled = await here.ask('POST', `${path}/disable`, { reason: 'floods its network' }, administrator);
    expect(disabled.body).toMatchObject({ status: 'DISABLED', reason: 'floods its network' });
    expect((await here.ask('POST', `${path}/resume`)).body['code']).toBe('subscription-disabled');
    expect((await here.ask('POST', `${path}/test`)).body['code']).toBe('subscription-disabled');
    await here.facts.accept('d1');
    await here.host.whenCaughtUp();
    await here.host.clock.advance(2_000);
    expect(hook.received).toHaveLength(0);
    await here.ask('POST', `${path}/enable`, { reason: 'mended' }, administrator);
    await here.host.whenCaughtUp();
    await here.host.clock.advance(1_000);
    await arrived(hook, 1);
  });

  test('what is wrong with an address is told in both languages, with what to do', async () => {
    const here = await world(undefined, 'public');
    for (const [url, rule] of [
      ['http://hooks.example.com/', 'not-https'],
      ['https://10.0.0.1/', 'private-address'],
      ['https://[::ffff:127.0.0.1]/', 'private-address'],
      ['nothing', 'not-an-address'],
    ]) {
      const { status, body } = await here.ask('POST', '/v1/subscriptions', { name: 'ERP', url });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'target-not-allowed', faults: [{ rule, path: '/url' }] });
      expect((body['faults'] as { hint: { zh: string; en: string } }[])[0]!.hint.zh).not.toBe('');
    }
    expect((await here.ask('POST', '/v1/subscriptions', { name: ' ', url: '' })).status).toBe(422);
    expect((await here.ask('POST', '/v1/subscriptions', { name: 'x', types: ['declaration.eaten'] })).status).toBe(422);
  });

  test('a subscription that has ended gets nothing any more, what waited included', async () => {
    const here = await world();
    const hook = await receiver();
    const { id } = await subscribe(here, hook.url);
    await subscribe(here, '');
    await here.ask('POST', `/v1/subscriptions/${id}/pause`);
    await here.facts.accept('d1');
    await here.host.whenCaughtUp();
    expect((await here.ask('GET', `/v1/subscriptions/${id}`)).body).toMatchObject({ status: 'PAUSED', pending: 1 });
    expect((await here.ask('DELETE', `/v1/subscriptions/${id}`)).status).toBe(204);
    await here.host.whenCaughtUp();
    await here.host.clock.advance(1_000);
    await here.facts.record('d1', 'declarationReleased');
    await here.host.whenCaughtUp();
    expect(hook.received).toHaveLength(0);
    expect((await here.ask('GET', `/v1/subscriptions/${id}`)).status).toBe(404);
    expect(((await here.ask('GET', '/v1/notifications')).body as unknown as Pulled).notifications).toHaveLength(2);
  });
});
