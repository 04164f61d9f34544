import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, signIn } from './browser.ts';
import { signInWorld } from './sign-in-world.ts';
import type { SignInWorld } from './sign-in-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

interface SessionBody {
  readonly signedIn: boolean;
  readonly user: { readonly subject: string; readonly name: string; readonly roles: string[] } | null;
  readonly demo: boolean;
  readonly expiresAt: string | null;
}

let world: SignInWorld;
beforeAll(async () => {
  world = await signInWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const login = (to = '/'): string => `${world.window}/auth/login?${new URLSearchParams({ return: to }).toString()}`;
const sessionOf = async (browser: Browser): Promise<SessionBody> =>
  (await (await browser.send(`${world.window}/v1/session`)).json()) as SessionBody;
/** A route that is not public and needs no peer: its 403 or 404 says that the caller is known. */
const asks = async (browser: Browser, init: RequestInit = {}): Promise<Response> =>
  browser.send(`${world.window}/v1/operations/nowhere/parked`, init);

describe('before the issuer is there', () => {
  test('signing in says so on a page, with a way to try again; the session is just not there', async () => {
    const browser = new Browser();
    const { response } = await browser.visit(login('/queue'));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    const html = await response.text();
    expect(html).toContain('登录服务暂时无法访问');
    expect(html).toContain('href="/auth/login?return=%2Fqueue"');
    expect(html).not.toContain('<script');
    expect(await sessionOf(browser)).toEqual({ signedIn: false, user: null, demo: false, expiresAt: null });
    expect((await asks(browser)).status).toBe(401);
  });
});

describe('signing in', () => {
  beforeAll(async () => {
    await world.startIdentity();
    // the window leaves an issuer that was away alone for a moment
    world.pass(5_000);
  });

  test('goes to the issuer and comes back to where the person wanted to be', async () => {
    const browser = new Browser();
    const { url } = await signIn(browser, login('/queue?lane=RED'), 'customs-officer');
    expect(url).toBe(`${world.window}/queue?lane=RED`);
    expect(await sessionOf(browser)).toMatchObject({
      signedIn: true,
      demo: true,
      user: {
        subject: 'customs-officer',
        name: '海关关员：4905、4902',
        nameEn: 'Customs officer at 4905 and 4902',
        roles: ['officer'],
        company: null,
        authority: 'customs',
        offices: ['4905', '4902'],
      },
    });
    const known = await asks(browser);
    expect(known.status).toBe(404);
    expect(await known.json()).toMatchObject({ code: 'no-such-service' });
    expect(known.headers.get('cache-control')).toBe('no-store');
  });

  test('gives the browser one cookie that no page can read, and no token', async () => {
    const browser = new Browser();
    const back = await signIn(browser, login(), 'planner');
    expect(back.url).toBe(`${world.window}/`);
    const secret = browser.cookie('tongguan_session') ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    const seen = browser.seen.filter((line) => line.startsWith('tongguan_session='));
    expect(seen).toEqual([`tongguan_session=${secret}; Path=/; HttpOnly; SameSite=Lax`]);
    expect(browser.seen.join()).not.toMatch(/eyJ/);
  });

  test('makes a new session and ends the one that was there', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'carrier');
    const first = browser.cookie('tongguan_session') ?? '';
    await browser.visit(login());
    const second = browser.cookie('tongguan_session') ?? '';
    expect(second).not.toBe(first);
    const thief = new Browser();
    thief.plant('tongguan_session', first);
    expect((await sessionOf(thief)).signedIn).toBe(false);
    expect((await sessionOf(browser)).user?.subject).toBe('carrier');
  });

  test('takes no session that somebody else has planted', async () => {
    const browser = new Browser();
    browser.plant('tongguan_session', 'a'.repeat(43));
    await signIn(browser, login(), 'carrier');
    expect(browser.cookie('tongguan_session')).not.toBe('a'.repeat(43));
  });

  test('cannot be finished in another browser, nor twice', async () => {
    const browser = new Browser();
    const page = await browser.visit(login('/mine'));
    const action = /action="([^"]+)"/.exec(await page.response.text())?.[1] ?? '';
    let at = new URL(action, page.url).href;
    let reply = await browser.send(at, { method: 'POST', body: new URLSearchParams({ user: 'operator-a' }) });
    while (!at.includes('/auth/callback')) {
      at = new URL(reply.headers.get('location') ?? '', at).href;
      if (!at.includes('/auth/callback')) reply = await browser.send(at);
    }
    const stolen = await new Browser().send(at);
    expect(stolen.status).toBe(400);
    expect(await stolen.text()).toContain('登录未完成');
    expect((await browser.visit(at)).url).toBe(`${world.window}/mine`);
    // loaded again: the session stays, and the code is not shown to the issuer a second time
    expect((await browser.visit(at)).url).toBe(`${world.window}/`);
    world.pass(15 * MINUTE_MS);
    expect((await sessionOf(browser)).user?.subject).toBe('operator-a');
  });

  test('can be under way in two tabs at once', async () => {
    const browser = new Browser();
    const [one, two] = [await browser.send(login('/one')), await browser.send(login('/two'))];
    expect((await signIn(browser, one.headers.get('location') ?? '', 'planner')).url).toBe(`${world.window}/one`);
    expect((await browser.visit(two.headers.get('location') ?? '')).url).toBe(`${world.window}/two`);
  });

  test.each(['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)', '/%0d%0aLocation:evil.test\r\n'])(
    'never leads to %j',
    async (to) => {
      const browser = new Browser();
      const { url } = await signIn(browser, login(to), 'planner');
      expect(url).toBe(`${world.window}/`);
    },
  );

  test('under another name of this machine begins at the address that the issuer knows', async () => {
    const reply = await fetch(login('/queue').replace('127.0.0.1', 'localhost'), { redirect: 'manual' });
    expect(reply.headers.get('location')).toBe(login('/queue'));
  });

  test('says the code of what the issuer refused', async () => {
    const browser = new Browser();
    const begun = new URL((await browser.send(login())).headers.get('location') ?? '');
    const state = begun.searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: 'access_denied', iss: world.issuer });
    const reply = await browser.send(`${world.window}/auth/callback?${query.toString()}`);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain('<code>access_denied</code>');
  });
});

describe('a session', () => {
  test('lives over a restart of the window', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'warehouse-keeper');
    await world.restartWindow();
    expect((await sessionOf(browser)).user?.subject).toBe('warehouse-keeper');
    expect((await asks(browser)).status).toBe(404);
  });

  test('gets its next tokens by one request of many, and goes on', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'planner');
    for (let round = 0; round < 3; round++) {
      world.pass(14 * MINUTE_MS + 30_000);
      const replies = await Promise.all(Array.from({ length: 12 }, () => asks(browser)));
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([404]));
    }
    expect((await sessionOf(browser)).user?.subject).toBe('planner');
  });

  test('ends when nothing was asked for eight hours', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'planner');
    world.pass(8 * HOUR_MS - 2 * MINUTE_MS);
    expect((await sessionOf(browser)).signedIn).toBe(true);
    world.pass(8 * HOUR_MS);
    const refused = await asks(browser);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: 'sign-in-needed' });
    expect(await sessionOf(browser)).toMatchObject({ signedIn: false, user: null });
    expect(browser.cookie('tongguan_session')).toBeUndefined();
  });

  test('ends after twelve hours however busy', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'planner');
    const { expiresAt } = await sessionOf(browser);
    expect(expiresAt).not.toBeNull();
    for (let hour = 0; hour < 11; hour++) {
      world.pass(HOUR_MS);
      expect((await sessionOf(browser)).signedIn).toBe(true);
    }
    world.pass(HOUR_MS);
    expect((await sessionOf(browser)).signedIn).toBe(false);
  });

  test('is over here and at the issuer after signing out, and another user can be chosen', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'operator-a');
    const secret = browser.cookie('tongguan_session') ?? '';
    const reply = await browser.send(`${world.window}/auth/logout`, { method: 'POST', headers: SAME_ORIGIN });
    expect(reply.status).toBe(200);
    const { redirect } = (await reply.json()) as { redirect: string };
    expect(redirect).toMatch(new RegExp(`^${world.issuer}/session/end\\?`));
    expect(browser.cookie('tongguan_session')).toBeUndefined();
    const thief = new Browser();
    thief.plant('tongguan_session', secret);
    expect((await sessionOf(thief)).signedIn).toBe(false);

    expect((await browser.visit(redirect)).url).toBe(`${world.window}/`);
    await signIn(browser, login(), 'operator-b');
    expect((await sessionOf(browser)).user?.subject).toBe('operator-b');
  });

  test('opens the live stream, which ends with it', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'administrator');
    const stream = await browser.send(`${world.window}/v1/stream`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const ended = stream.text();
    await browser.send(`${world.window}/auth/logout`, { method: 'POST', headers: SAME_ORIGIN });
    expect(await ended).toContain('"subject":"administrator"');
  });

  test('that is not there is signed out to the home page', async () => {
    const reply = await new Browser().send(`${world.window}/auth/logout`, { method: 'POST' });
    expect(await reply.json()).toEqual({ redirect: '/' });
  });
});

describe('a page of another site', () => {
  test('cannot act with the session', async () => {
    const browser = new Browser();
    await signIn(browser, login(), 'administrator');
    const post = (headers: Record<string, string>): Promise<Response> =>
      browser.send(`${world.window}/v1/operations/nowhere/read-models/x/rebuild`, { method: 'POST', headers });
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: world.window },
      { origin: 'https://evil.test' },
      { origin: 'null' },
      {},
    ]) {
      const reply = await post(headers);
      expect(reply.status).toBe(403);
      expect(await reply.json()).toMatchObject({ code: 'cross-site-request' });
    }
    expect((await post(SAME_ORIGIN)).status).toBe(404);
    expect((await post({ origin: world.window })).status).toBe(404);
    const signOut = await browser.send(`${world.window}/auth/logout`, { method: 'POST', headers: { origin: 'https://evil.test' } });
    expect(signOut.status).toBe(403);
    expect((await sessionOf(browser)).signedIn).toBe(true);
  });
});
