import * as oidc from 'openid-client';
import type { Issued, Issuer } from '../domain/sign-in.ts';
import { IssuerAway, SignInRefused } from '../domain/sign-in.ts';

export interface IssuerOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string;
  readonly scope: string;
  /** Where browsers reach the window, e.g. `http://127.0.0.1:8080`. */
  readonly windowUrl: () => string;
  /** Epoch milliseconds of real time. */
  readonly now: () => number;
}

const TIMEOUT_S = 5;
/** While the issuer is away, it is not asked again for so long: pages answer at once instead of hanging. */
const LEFT_ALONE_MS = 2_000;
/** Of an access token whose end the issuer did not tell. */
const UNTOLD_S = 60;

/** The issuer over HTTP. It is asked to describe itself when it is first needed, so that it may start after the window. */
export function connectIssuer(options: IssuerOptions): Issuer {
  const { clientId, now, windowUrl } = options;
  let described: Promise<oidc.Configuration> | undefined;
  let awayUntilMs = 0;

  async function ask<T>(question: (issuer: oidc.Configuration) => T | Promise<T>): Promise<T> {
    if (now() < awayUntilMs) throw new IssuerAway('the issuer did not answer a moment ago');
    try {
      described ??= describe(options).catch((error: unknown) => {
        described = undefined;
        throw error;
      });
      return await question(await described);
    } catch (error) {
      if (error instanceof oidc.AuthorizationResponseError) throw new SignInRefused(error.error, { cause: error });
      if (error instanceof oidc.ResponseBodyError && error.status < 500) throw new SignInRefused(error.error, { cause: error });
      if (isAnswer(error)) throw new SignInRefused('invalid-answer', { cause: error });
      awayUntilMs = now() + LEFT_ALONE_MS;
      throw new IssuerAway(`the issuer ${options.issuer} does not answer`, { cause: error });
    }
  }

  function issued(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers, before?: string): Issued {
    const claims = answer.claims();
    const [name, english] = [claims?.['name'], claims?.['name#en']];
    const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
    return {
      tokens: {
        accessToken: answer.access_token,
        accessEndsAtMs: now() + (answer.expiresIn() ?? UNTOLD_S) * 1000,
        refreshToken: answer.refresh_token ?? before ?? null,
        idToken: answer.id_token ?? null,
      },
      names: isText(name) ? { name, nameEn: isText(english) ? english : name } : undefined,
    };
  }

  return {
    signInUrl: ({ state, nonce, verifier }) =>
      ask(async (issuer) => {
        const challenge = await oidc.calculatePKCECodeChallenge(verifier);
        return oidc.buildAuthorizationUrl(issuer, {
          ...{ scope: options.scope, redirect_uri: `${windowUrl()}/auth/callback`, state, nonce },
          ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        }).href;
      }),
    redeem: (query, { state, nonce, verifier }) =>
      ask(async (issuer) =>
        issued(
          await oidc.authorizationCodeGrant(issuer, new URL(`${windowUrl()}/auth/callback${query}`), {
            ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
          }),
        ),
      ),
    renew: (refreshToken) => ask(async (issuer) => issued(await oidc.refreshTokenGrant(issuer, refreshToken), refreshToken)),
    signOutUrl: (idToken) =>
      ask((issuer) => {
        if (issuer.serverMetadata().end_session_endpoint === undefined) return undefined;
        return oidc.buildEndSessionUrl(issuer, {
          post_logout_redirect_uri: `${windowUrl()}/`,
          ...(idToken === null ? { client_id: clientId } : { id_token_hint: idToken }),
        }).href;
      }),
    offersDemoUsers: () =>
      ask((issuer) => issuer.serverMetadata()['tongguan_demo_users'] === true).catch((error: unknown) => {
        if (error instanceof IssuerAway) return false;
        throw error;
      }),
  };
}

function describe({ issuer, clientId, clientSecret }: IssuerOptions): Promise<oidc.Configuration> {
  const plain = issuer.startsWith('http:');
  return oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === '' ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    // plain HTTP is for loopback and for networks that the reader vouches for by naming such an issuer; marked as deprecated to stand out
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    { timeout: TIMEOUT_S, ...(plain ? { execute: [oidc.allowInsecureRequests] } : {}) },
  );
}

/** What a proxy says in the place of an issuer that is down, or nothing. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** The issuer did answer, but with what is not right (a wrong state, nonce, signature): no reason to take it for down. */
function isAnswer(error: unknown): boolean {
  return error instanceof oidc.ClientError && error.code !== undefined && !NO_ANSWER.has(error.code);
}
