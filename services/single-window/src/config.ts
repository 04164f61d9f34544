import { durationMs, integer, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Address that the window listens on. */
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  readonly streamPollMs: number;
  readonly streamsPerSubject: number;
  readonly requestsPerMinute: number;
}

/** Reads every setting of the window; throws one error that lists all faults. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { identityPort, ...config } = readSettings<Config & { identityPort: number }>(env, {
    host: text({ name: 'TONGGUAN_HOST', default: '127.0.0.1' }),
    port: integer({ name: 'TONGGUAN_HTTP_PORT', default: 8080, min: 0, max: 65_535 }),
    identityPort: integer({ name: 'TONGGUAN_IDENTITY_PORT', default: 8081, min: 0, max: 65_535 }),
    issuer: text({ name: 'TONGGUAN_OIDC_ISSUER', default: '' }),
    streamPollMs: durationMs({ name: 'SINGLE_WINDOW_STREAM_POLL_MS', default: 500, min: 50, max: 10_000 }),
    streamsPerSubject: integer({ name: 'SINGLE_WINDOW_STREAMS_PER_SUBJECT', default: 20, min: 1, max: 1000 }),
    requestsPerMinute: integer({ name: 'SINGLE_WINDOW_REQUESTS_PER_MINUTE', default: 6000, min: 1 }),
  });
  const issuer = config.issuer === '' ? `http://${config.host}:${String(identityPort)}` : config.issuer;
  return { ...config, issuer };
}
