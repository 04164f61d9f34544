import { createHash, randomBytes } from 'node:crypto';
import { Browser } from './browser.ts';

export const CALLBACK = 'http://127.0.0.1:8080/auth/callback';

export interface Authorization {
  readonly code: string;
  readonly verifier: string;
  readonly state: string | null;
}

export function authorizationUrl(issuer: string, challenge: string | undefined, changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'tongguan-web',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid tongguan',
    state: 'my-state',
    ...(challenge === undefined ? {} : { code_challenge: challenge, code_challenge_method: 'S256' }),
    ...changes,
  });
  return `${issuer}/auth?${query.toString()}`;
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** Goes through the sign-in as a person would: opens the page, presses a button, arrives at the callback. */
export async function signIn(issuer: string, user: string, browser = new Browser()): Promise<Authorization> {
  const verifier = randomBytes(32).toString('base64url');
  const begun = await browser.send(authorizationUrl(issuer, challengeOf(verifier)));
  const page = new URL(location(begun), issuer).href;
  const form = await (await browser.send(page)).text();
  const action = /<form method="post" action="([^"]+)">/.exec(form)?.[1];
  if (action === undefined || !form.includes(`value="${user}"`)) throw new Error(`no button for ${user} on ${page}`);
  const pressed = await browser.send(new URL(action, issuer).href, { method: 'POST', body: new URLSearchParams({ user }) });
  const finished = await browser.send(new URL(location(pressed), issuer).href);
  const callback = new URL(location(finished));
  if (`${callback.origin}${callback.pathname}` !== CALLBACK) throw new Error(`ended at ${callback.href}`);
  return { code: callback.searchParams.get('code') ?? '', verifier, state: callback.searchParams.get('state') };
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly token_type: string;
  readonly error?: string;
}

export async function askToken(issuer: string, form: Record<string, string>, basic?: string): Promise<{ status: number; body: Tokens }> {
  const headers: Record<string, string> = basic === undefined ? {} : { authorization: `Basic ${Buffer.from(basic).toString('base64')}` };
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: response.status, body: (await response.json()) as Tokens };
}

export const exchange = (issuer: string, { code, verifier }: Authorization) =>
  askToken(issuer, { grant_type: 'authorization_code', client_id: 'tongguan-web', redirect_uri: CALLBACK, code, code_verifier: verifier });

export const refresh = (issuer: string, token: string) =>
  askToken(issuer, { grant_type: 'refresh_token', client_id: 'tongguan-web', refresh_token: token });

export const asProgram = (issuer: string, client: string, secret = 'demo') =>
  askToken(issuer, { grant_type: 'client_credentials' }, `${client}:${secret}`);

export function location(response: Response): string {
  const to = response.headers.get('location');
  if (to === null) throw new Error(`expected a redirect, got ${response.status}`);
  return to;
}
