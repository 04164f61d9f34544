import { choice, durationMs, integer, readSettings, text } from './settings.ts';
import { LOG_LEVELS } from './logging.ts';
import type { LogLevel } from './logging.ts';

export interface DistributedSettings {
  /** `host:port`, several with commas between. */
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  readonly replicationFactor: number;
  /** First part of every topic, group and database name. */
  readonly namespace: string;
}

export interface HostSettings {
  readonly engine: 'embedded' | 'distributed';
  readonly transport: 'in-process' | 'network';
  readonly dataDir: string;
  /** Tells several processes of one service on one machine apart. */
  readonly instance: string;
  readonly logLevel: LogLevel;
  readonly otlpEndpoint: string;
  readonly tracePercent: number;
  readonly grpcHost: string;
  readonly grpcPort: number;
  readonly probeHost: string;
  readonly probePort: number;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
  readonly shutdownMs: number;
  readonly distributed: DistributedSettings | undefined;
}

const LOOPBACK = '127.0.0.1';
const ADDRESS = { pattern: /^https?:\/\/\S+$/, wanted: 'an http or https address' };

/** Reads what every process needs, whichever services it runs. Throws one `SettingsError` with every fault. */
export function readHostSettings(env: NodeJS.ProcessEnv): HostSettings {
  const distributed = env['TONGGUAN_ENGINE'] === 'distributed';
  const issuer =
    env['TONGGUAN_OIDC_ISSUER'] ?? `http://${nameOf(env['TONGGUAN_HOST'] ?? LOOPBACK)}:${env['TONGGUAN_IDENTITY_PORT'] ?? '8081'}`;
  const wanted = distributed ? {} : { default: '' };
  const { kafkaBrokers, mongodbUri, replicationFactor, namespace, ...settings } = readSettings<
    Omit<HostSettings, 'distributed'> & DistributedSettings
  >(env, {
    engine: choice({ name: 'TONGGUAN_ENGINE', values: ['embedded', 'distributed'], default: 'embedded' }),
    transport: choice({ name: 'TONGGUAN_TRANSPORT', values: ['in-process', 'network'], default: distributed ? 'network' : 'in-process' }),
    dataDir: text({ name: 'TONGGUAN_DATA_DIR', default: '.data' }),
    instance: text({
      name: 'TONGGUAN_INSTANCE',
      default: '',
      pattern: /^[a-z0-9-]{1,40}$/,
      wanted: 'lower-case letters, digits and hyphens',
    }),
    logLevel: choice({ name: 'TONGGUAN_LOG_LEVEL', values: LOG_LEVELS, default: 'info' }),
    otlpEndpoint: text({ name: 'TONGGUAN_OTLP_ENDPOINT', default: '', ...ADDRESS }),
    tracePercent: integer({ name: 'TONGGUAN_TRACE_PERCENT', default: 100, max: 100 }),
    grpcHost: text({ name: 'TONGGUAN_GRPC_HOST', default: LOOPBACK }),
    grpcPort: integer({ name: 'TONGGUAN_GRPC_PORT', default: 0, max: 65_535 }),
    probeHost: text({ name: 'TONGGUAN_PROBE_HOST', default: LOOPBACK }),
    probePort: integer({ name: 'TONGGUAN_PROBE_PORT', default: 0, max: 65_535 }),
    issuer: text({ name: 'TONGGUAN_OIDC_ISSUER', default: issuer, ...ADDRESS }),
    audience: text({ name: 'TONGGUAN_OIDC_AUDIENCE', default: 'tongguan' }),
    jwksUri: text({ name: 'TONGGUAN_OIDC_JWKS_URI', default: `${issuer}/jwks`, ...ADDRESS }),
    shutdownMs: durationMs({ name: 'TONGGUAN_SHUTDOWN_MS', default: 9_000, min: 1_000, max: 60_000 }),
    kafkaBrokers: text({
      name: 'KAFKA_BROKERS',
      pattern: /^[^\s,:]+:\d+(?:,[^\s,:]+:\d+)*$/,
      wanted: 'host:port, several with commas between',
      ...wanted,
    }),
    mongodbUri: text({
      name: 'MONGODB_URI',
      secret: true,
      pattern: /^mongodb(\+srv)?:\/\/\S+$/,
      wanted: 'a mongodb:// address',
      ...wanted,
    }),
    replicationFactor: integer({ name: 'TONGGUAN_REPLICATION_FACTOR', default: 1, min: 1, max: 7 }),
    namespace: text({
      name: 'TONGGUAN_NAMESPACE',
      default: 'tongguan',
      pattern: /^[a-z0-9-]{1,60}$/,
      wanted: 'lower-case letters, digits and hyphens',
    }),
  });
  return { ...settings, distributed: distributed ? { kafkaBrokers, mongodbUri, replicationFactor, namespace } : undefined };
}

/** How the sign-in of the default start names itself: a wildcard is no address to call. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return LOOPBACK;
  return host.includes(':') ? `[${host}]` : host;
}
