import { request } from 'node:http';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVerifier } from '@tongguan/auth/verify-token';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#src/config';
import { DEMO_USERS, programOf } from '#src/domain/demo-users';
import { startService } from '#src/service';
import { Browser } from './browser.ts';
import { asProgram, authorizationUrl, challengeOf, exchange, location, refresh, signIn } from './sign-in.ts';

const start = (host: TestHost, env: Record<string, string> = {}) => startService(host, readConfig({ TONGGUAN_IDENTITY_PORT: '0', ...env }));

const verified = (issuer: string, token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer, audience: 'tongguan', algorithms: ['ES256'], typ: 'at+jwt' });

describe('the sign-in service', () => {
  it('describes itself, and names no secret way in', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const discovery = (await (await fetch(`${identity.issuer}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    expect(discovery).toMatchObject({
      issuer: identity.issuer,
      jwks_uri: `${identity.issuer}/jwks`,
      authorization_endpoint: `${identity.issuer}/auth`,
      token_endpoint: `${identity.issuer}/token`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    const { keys } = (await (await fetch(`${identity.issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };
    expect(keys.map(({ alg, d }) => [alg, d])).toEqual([['ES256', undefined]]);
    expect((await fetch(`${identity.issuer}/livez`)).status).toBe(200);
    await identity.stop();
  });

  it('gives a program of each demo user a token with the rights of that user', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    for (const user of DEMO_USERS) {
      const { status, body } = await asProgram(issuer, programOf(user));
      expect(status).toBe(200);
      const { payload } = await verified(issuer, body.access_token);
      const { roles, company, authority, offices = [] } = payload;
      expect({ roles, company, authority, offices }).toEqual({
        roles: user.roles,
        company: user.company,
        authority: user.authority,
        offices: user.offices,
      });
      expect([payload.sub, payload['client_id']]).toEqual([programOf(user), programOf(user)]);
    }
    expect((await asProgram(issuer, 'planner-program', 'guessed')).status).toBe(401);
    await identity.stop();
  });

  it('gives tokens that the services accept', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const verify = createVerifier({ issuer, audience: 'tongguan', jwksUri: `${issuer}/jwks`, now: () => Date.now() });
    const { body } = await asProgram(issuer, 'customs-officer-program');
    expect(await verify(body.access_token)).toEqual({
      subject: 'customs-officer-program',
      roles: ['officer'],
      authority: 'customs',
      offices: ['4905', '4902'],
      client: 'customs-officer-program',
    });
    await identity.stop();
  });

  it('signs a demo user in by code and PKCE, without a second question', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const browser = new Browser();
    const authorization = await signIn(issuer, 'operator-a', browser);
    expect(authorization.state).toBe('my-state');
    const { status, body } = await exchange(issuer, authorization);
    expect([status, body.token_type]).toEqual([200, 'Bearer']);
    const { payload } = await verified(issuer, body.access_token);
    expect(payload).toMatchObject({
      sub: 'operator-a',
      roles: ['operator'],
      company: '91430100MA4L0002XB',
      client_id: 'tongguan-web',
      scope: 'tongguan',
    });
    expect(decodeJwt(body.id_token)).toMatchObject({ sub: 'operator-a', roles: ['operator'], aud: 'tongguan-web' });

    expect(browser.seen.length).toBeGreaterThan(0);
    for (const cookie of browser.seen) expect(cookie.toLowerCase()).toMatch(/samesite=lax.*httponly|httponly.*samesite=lax/);
    expect(browser.seen.some((cookie) => /^_session\.sig=/.test(cookie))).toBe(true);
    // the browser is signed in: the next code comes without the page
    const again = await browser.send(authorizationUrl(issuer, challengeOf('x'.repeat(43))));
    expect(new URL(location(again)).searchParams.has('code')).toBe(true);
    await identity.stop();
  });

  it('refuses a request without PKCE, with a plain challenge, another callback, another verifier', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const errorAt = async (url: string) => new URL(location(await new Browser().send(url))).searchParams.get('error');
    expect(await errorAt(authorizationUrl(issuer, undefined))).toBe('invalid_request');
    expect(await errorAt(authorizationUrl(issuer, 'x'.repeat(43), { code_challenge_method: 'plain' }))).toBe('invalid_request');
    const elsewhere = await new Browser().send(authorizationUrl(issuer, challengeOf('x'), { redirect_uri: 'http://evil.test/' }));
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    const authorization = await signIn(issuer, 'planner');
    expect((await exchange(issuer, { ...authorization, verifier: 'y'.repeat(43) })).body.error).toBe('invalid_grant');
    await identity.stop();
  });

  it('takes a code once: used again it is refused, and what it had given is revoked', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const authorization = await signIn(issuer, 'planner');
    const first = await exchange(issuer, authorization);
    expect(first.status).toBe(200);
    const second = await exchange(issuer, authorization);
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant']);
    expect((await refresh(issuer, first.body.refresh_token)).body.error).toBe('invalid_grant');

    // and of many at one moment at most one
    const raced = await signIn(issuer, 'planner');
    const answers = await Promise.all(Array.from({ length: 6 }, () => exchange(issuer, raced)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.error))).toEqual(new Set(['invalid_grant']));
    await identity.stop();
  });

  it('rotates refresh tokens, and revokes all when an old one is shown again', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const { body: first } = await exchange(issuer, await signIn(issuer, 'carrier'));
    const { status, body: second } = await refresh(issuer, first.refresh_token);
    expect(status).toBe(200);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await verified(issuer, second.access_token)).payload).toMatchObject({ sub: 'carrier', roles: ['carrier'] });
    expect((await refresh(issuer, first.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(issuer, second.refresh_token)).body.error).toBe('invalid_grant');
    await identity.stop();
  });

  it('keeps its keys and its refresh tokens over a restart, readable by its owner only', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const { body } = await exchange(issuer, await signIn(issuer, 'warehouse-keeper'));
    await identity.stop();
    expect((await stat(join(host.dataDir, 'identity', 'keys.json'))).mode & 0o777).toBe(0o600);

    await using later = await host.restart();
    const again = await start(later, { TONGGUAN_IDENTITY_PORT: new URL(issuer).port });
    expect(again.issuer).toBe(issuer);
    expect((await verified(issuer, body.access_token)).payload.sub).toBe('warehouse-keeper');
    expect((await refresh(issuer, body.refresh_token)).status).toBe(200);
    await again.stop();
  });

  it.each([[{ TONGGUAN_HOST: '0.0.0.0' }], [{ IDENTITY_DEMO_USERS: 'false' }], [{ TONGGUAN_OIDC_ISSUER: 'https://id.example.org' }]])(
    'has no demo users with %o',
    async (env) => {
      await using host = await testHost();
      const identity = await start(host, env);
      const local = identity.url;
      for (const user of DEMO_USERS) expect((await asProgram(local, programOf(user))).status).toBe(401);
      if (identity.issuer === local) await expect(signIn(local, 'administrator')).rejects.toThrow('no button for administrator');
      await identity.stop();
    },
  );

  it('shows a page that works without script and lets nothing foreign in', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const browser = new Browser();
    const begun = await browser.send(authorizationUrl(issuer, challengeOf('x'.repeat(43))));
    const page = new URL(location(begun), issuer).href;
    const response = await browser.send(page);
    const html = await response.text();
    for (const { subject, label } of DEMO_USERS) expect(html).toContain(`value="${subject}">${label.zh}`);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).not.toMatch(/<script|style=|\son\w+=/);
    const english = await (await browser.send(page, { headers: { 'accept-language': 'en-GB' } })).text();
    for (const { subject, label } of DEMO_USERS) expect(english).toContain(`value="${subject}">${label.en}`);
    expect(english).toContain('<html lang="en">');
    expect(await (await browser.send(`${page}?lang=zh`, { headers: { 'accept-language': 'en' } })).text()).toBe(html);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:8080; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(response.headers.get('cache-control')).toBe('no-store');

    // the address alone, without the cookie of this browser, opens nothing
    expect((await new Browser().send(page)).status).toBe(400);
    const unknown = await browser.send(`${page}/login`, { method: 'POST', body: new URLSearchParams({ user: 'root' }) });
    expect(unknown.status).toBe(400);
    const large = await browser.send(`${page}/login`, { method: 'POST', body: 'x'.repeat(5_000) });
    expect(large.status).toBe(413);
    expect(await statusWithHost(issuer, 'evil.test')).toBe(421);
    await identity.stop();
  });

  it('signs out at once when the window proves whose session it is, and the refresh token dies with the session', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const browser = new Browser();
    const { body } = await exchange(issuer, await signIn(issuer, 'planner', browser));
    const end = `${issuer}/session/end?${new URLSearchParams({
      id_token_hint: body.id_token,
      post_logout_redirect_uri: 'http://127.0.0.1:8080/',
      state: 'my-state',
    }).toString()}`;
    const done = await browser.send(end);
    expect([done.status, location(done)]).toEqual([303, 'http://127.0.0.1:8080/?state=my-state']);
    expect((await refresh(issuer, body.refresh_token)).body.error).toBe('invalid_grant');
    // nobody is signed in now: the next code needs a choice on the page, and signing out again is no error
    const next = await browser.send(authorizationUrl(issuer, challengeOf('x'.repeat(43))));
    expect(location(next)).toContain('/interaction/');
    expect((await browser.send(end)).status).toBe(303);
    await identity.stop();
  });

  it('asks before it signs out where nothing proves that the person wants it', async () => {
    await using host = await testHost();
    const identity = await start(host);
    const { issuer } = identity;
    const browser = new Browser();
    const { body } = await exchange(issuer, await signIn(issuer, 'planner', browser));
    const { body: other } = await exchange(issuer, await signIn(issuer, 'carrier'));
    const foreign = await browser.send(`${issuer}/session/end?${new URLSearchParams({ id_token_hint: other.id_token }).toString()}`);
    expect(foreign.status).toBe(200);
    const asked = await (await browser.send(`${issuer}/session/end`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    expect((await refresh(issuer, body.refresh_token)).status).toBe(200);
    const done = await browser.send(`${issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect([done.status, location(done)]).toEqual([303, `${issuer}/session/end/success`]);
    await identity.stop();
  });
});

function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/.well-known/openid-configuration`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}
