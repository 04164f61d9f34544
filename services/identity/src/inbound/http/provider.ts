import { Provider, errors } from 'oidc-provider';
import type { Adapter, Configuration, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import { claimsOf, programOf } from '#src/domain/demo-users';
import type { DemoUser } from '#src/domain/demo-users';
import { WEB_CLIENT, clientsOf } from './clients.ts';
import { errorPage, logoutPage, signedOutPage } from './pages.ts';
import { signOutAtOnce } from './sign-out.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly users: readonly DemoUser[];
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
  readonly jwks: JWKS;
  readonly cookieKeys: readonly string[];
  readonly adapter: (model: string) => Adapter;
  readonly accessTokenS: number;
  readonly refreshTokenS: number;
}

/** The API as a resource (RFC 8707): an absolute URI, whereas the tokens' `aud` is a setting. */
export const API_RESOURCE = 'urn:tongguan:api';
const API_SCOPE = 'tongguan';

/** The OpenID provider: code with PKCE for the window, client credentials for programs, JWTs for the API. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configurationOf(options));
  // behind a proxy that ends TLS the request itself looks like http
  provider.proxy = options.issuer.startsWith('https:');
  signOutAtOnce(provider);
  return provider;
}

function configurationOf(options: ProviderOptions): Configuration {
  const { users, accessTokenS, refreshTokenS } = options;
  const bySubject = new Map(users.map((user) => [user.subject, user]));
  const byProgram = new Map(users.map((user) => [programOf(user), user]));
  const allowedOrigins = new Set(options.redirectUris.map((uri) => new URL(uri).origin));
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure: options.issuer.startsWith('https:') } as const;

  return {
    adapter: options.adapter,
    clients: clientsOf(users, options),
    jwks: options.jwks,
    cookies: { keys: options.cookieKeys, long: cookie, short: cookie },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub', 'name', 'name#en', 'roles', 'company', 'authority', 'offices', 'duties'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // so that the window can say that this is a trial on one machine
    discovery: { tongguan_demo_users: users.length > 0 },
    acceptQueryParamAccessTokens: false,
    clientBasedCORS: (_ctx, origin) => allowedOrigins.has(origin),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: API_SCOPE,
            audience: options.audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: accessTokenS,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    findAccount: (_ctx, subject) => {
      const user = bySubject.get(subject);
      if (user === undefined) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, name: user.label.zh, 'name#en': user.label.en, ...claimsOf(user) }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const user = 'accountId' in token ? bySubject.get(token.accountId) : byProgram.get(token.clientId ?? '');
      return user === undefined ? undefined : { ...claimsOf(user) };
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    loadExistingGrant,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html';
      ctx.body = errorPage(error, error_description ?? '');
    },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: accessTokenS,
      ClientCredentials: accessTokenS,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: refreshTokenS,
      Grant: refreshTokenS,
      Session: refreshTokenS,
    },
  };
}

/** The window is the first party: signing in to it is the consent. No other client can ask for a code. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client?.clientId !== WEB_CLIENT || session?.accountId === undefined) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (existing !== undefined) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(API_RESOURCE, API_SCOPE);
  await grant.save();
  return grant;
}
