import { choice, durationMs, integer, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Address that the window listens on. */
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  /** Where browsers reach the window; empty: where it listens. */
  readonly windowUrl: string;
  readonly oidcClient: string;
  /** Empty: a public client. */
  readonly oidcClientSecret: string;
  readonly oidcScope: string;
  readonly sessionIdleMs: number;
  readonly sessionAbsoluteMs: number;
  readonly streamPollMs: number;
  readonly streamsPerSubject: number;
  readonly requestsPerMinute: number;
  /** Where webhooks may go: `public` is https at public addresses, `any` also http and internal networks. */
  readonly webhookTargets: 'public' | 'any';
  readonly webhookTimeoutMs: number;
  /** `on`: everything here is sample data, and every page says so. */
  readonly sandbox: 'on' | 'off';
}

const HOUR_MS = 3_600_000;

/** Reads every setting of the window; throws one error that lists all faults. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { identityPort, ...config } = readSettings<Config & { identityPort: number }>(env, {
    host: text({ name: 'TONGGUAN_HOST', default: '127.0.0.1' }),
    port: integer({ name: 'TONGGUAN_HTTP_PORT', default: 8080, min: 0, max: 65_535 }),
    identityPort: integer({ name: 'TONGGUAN_IDENTITY_PORT', default: 8081, min: 0, max: 65_535 }),
    issuer: text({ name: 'TONGGUAN_OIDC_ISSUER', default: '', pattern: /^https?:\/\/\S+$/, wanted: 'an http or https address' }),
    windowUrl: text({
      name: 'TONGGUAN_WINDOW_URL',
      default: '',
      pattern: /^https?:\/\/[^\s/?#]+$/,
      wanted: 'an http or https address without a path',
    }),
    oidcClient: text({ name: 'SINGLE_WINDOW_OIDC_CLIENT', default: 'tongguan-web' }),
    oidcClientSecret: text({ name: 'SINGLE_WINDOW_OIDC_CLIENT_SECRET', default: '', secret: true }),
    oidcScope: text({ name: 'SINGLE_WINDOW_OIDC_SCOPE', default: 'openid tongguan' }),
    sessionIdleMs: durationMs({ name: 'SINGLE_WINDOW_SESSION_IDLE_MS', default: 8 * HOUR_MS, min: 120_000 }),
    sessionAbsoluteMs: durationMs({ name: 'SINGLE_WINDOW_SESSION_ABSOLUTE_MS', default: 12 * HOUR_MS, min: 120_000 }),
    streamPollMs: durationMs({ name: 'SINGLE_WINDOW_STREAM_POLL_MS', default: 500, min: 50, max: 10_000 }),
    streamsPerSubject: integer({ name: 'SINGLE_WINDOW_STREAMS_PER_SUBJECT', default: 20, min: 1, max: 1000 }),
    requestsPerMinute: integer({ name: 'SINGLE_WINDOW_REQUESTS_PER_MINUTE', default: 6000, min: 1 }),
    webhookTargets: choice({ name: 'SINGLE_WINDOW_WEBHOOK_TARGETS', values: ['public', 'any'], default: 'public' }),
    webhookTimeoutMs: durationMs({ name: 'SINGLE_WINDOW_WEBHOOK_TIMEOUT_MS', default: 10_000, min: 100, max: 60_000 }),
    sandbox: choice({ name: 'SINGLE_WINDOW_SANDBOX', values: ['on', 'off'], default: 'off' }),
  });
  const issuer = config.issuer === '' ? `http://${nameOf(config.host)}:${String(identityPort)}` : config.issuer;
  return { ...config, issuer };
}

/** How the sign-in of the default start names itself: a wildcard is no address to call. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
