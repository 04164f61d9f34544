import { durationMs, flag, integer, list, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Address that this service and the window listen on. */
  readonly host: string;
  readonly port: number;
  /** Issuer of the tokens; empty: `http://<host>:<port>`. */
  readonly issuer: string;
  /** `aud` of access tokens. */
  readonly audience: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
  /** Demo users are wanted; they exist only while every listener is on loopback. */
  readonly demo: boolean;
  readonly accessTokenMs: number;
  readonly refreshTokenMs: number;
}

const DAY_MS = 86_400_000;

/** Reads every setting of the sign-in; throws one error that lists all faults. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const window = `http://127.0.0.1:${env['TONGGUAN_HTTP_PORT'] ?? '8080'}`;
  return readSettings<Config>(env, {
    host: text({ name: 'TONGGUAN_HOST', default: '127.0.0.1' }),
    port: integer({ name: 'TONGGUAN_IDENTITY_PORT', default: 8081, max: 65_535 }),
    issuer: text({
      name: 'TONGGUAN_OIDC_ISSUER',
      default: '',
      pattern: /^https?:\/\/[^\s/]+$/,
      wanted: 'an http or https address without a path',
    }),
    audience: text({ name: 'TONGGUAN_OIDC_AUDIENCE', default: 'tongguan' }),
    redirectUris: list({ name: 'IDENTITY_REDIRECT_URIS', min: 1, default: [`${window}/auth/callback`] }),
    logoutUris: list({ name: 'IDENTITY_LOGOUT_URIS', default: [`${window}/`] }),
    demo: flag({ name: 'IDENTITY_DEMO_USERS', default: true }),
    accessTokenMs: durationMs({ name: 'IDENTITY_ACCESS_TOKEN_MS', default: 900_000, min: 60_000, max: DAY_MS }),
    refreshTokenMs: durationMs({ name: 'IDENTITY_REFRESH_TOKEN_MS', default: 14 * DAY_MS, min: 60_000, max: 365 * DAY_MS }),
  });
}
