import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@tongguan/event-store/clock';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import { listenFault } from '@tongguan/runtime/listen-fault';
import type { Config } from './config.ts';
import { buildApp } from './inbound/http/app.ts';
import { openClients } from './inbound/http/clients.ts';
import type { SavedFilters } from './inbound/http/saved-filters.routes.ts';
import type { SignIn } from './inbound/http/sign-in.ts';
import { connectIssuer } from './outbound/issuer.ts';
import { readScenarios } from './outbound/sandbox-scenarios.ts';
import { secrets } from './outbound/secrets.ts';
import { startNotifications } from './notifications.ts';
import type { FiltersOfUser } from './read-models/saved-filters.ts';
import { savedFiltersDefinition, storedFilters } from './read-models/saved-filters.ts';
import { sessionsDefinition } from './read-models/sessions.ts';
import type { SessionRecord } from './read-models/sessions.ts';
import { storedSessions } from './read-models/stored-sessions.ts';
import { beginSignIn } from './use-cases/begin-sign-in.ts';
import { changeSavedFilter } from './use-cases/change-saved-filter.ts';
import { endSession } from './use-cases/end-session.ts';
import { finishSignIn } from './use-cases/finish-sign-in.ts';
import { listSavedFilters } from './use-cases/list-saved-filters.ts';
import { removeSavedFilter } from './use-cases/remove-saved-filter.ts';
import { resumeSession } from './use-cases/resume-session.ts';
import { saveFilter } from './use-cases/save-filter.ts';
import { sweepSessions } from './use-cases/sweep-sessions.ts';

const HEARTBEAT_MS = 15_000;
const SWEEP_EVERY_MS = 600_000;
const PAUSE_MS = 100;
const WEB_FOLDER = fileURLToPath(new URL('../web/dist', import.meta.url));

export interface RunningWindow extends RunningService {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
}

export interface WindowOptions {
  /** Epoch milliseconds of real time, in which sessions and tokens live also while the business clock is simulated. */
  readonly realNow?: () => number;
  readonly webFolder?: string;
  /** How often an open stream says that it is there, and looks whether its session still is. */
  readonly heartbeatMs?: number;
}

/** The HTTP window: opens its door last, when its peers can be asked. */
export async function startService(host: Host, config: Config, options: WindowOptions = {}): Promise<RunningWindow> {
  const { realNow = () => systemClock.now(), webFolder = WEB_FOLDER, heartbeatMs = HEARTBEAT_MS } = options;
  let url = `http://127.0.0.1:${String(config.port)}`;
  const windowUrl = () => (config.windowUrl === '' ? url : config.windowUrl);
  const { signIn, sweep } = await openSignIn(host, config, realNow, windowUrl);
  const { webhookTargets: targets, webhookTimeoutMs: timeoutMs } = config;
  const told = await startNotifications(host, { targets, timeoutMs, windowUrl, realNow });
  const app = await buildApp({
    log: host.log,
    clients: openClients(host.grpc),
    verify: host.verify,
    clock: host.clock,
    metrics: host.telemetry.metrics,
    probes: host.probes,
    callers: host.callers,
    tracer: host.telemetry.tracer,
    signIn,
    savedFilters: await openSavedFilters(host),
    notifications: told.notifications,
    about: { engine: host.events.kind, version: version(), issuer: config.issuer, sandbox: config.sandbox === 'on' },
    scenarios: readScenarios(),
    webFolder,
    stream: {
      pollMs: config.streamPollMs,
      onStored: (listener) => host.readModels.folded.add(listener),
      heartbeatMs,
      maxPerSubject: config.streamsPerSubject,
    },
    requestsPerMinute: config.requestsPerMinute,
  });
  url = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenFault(error, `the window's port ${config.port} on ${config.host}`, 'TONGGUAN_HTTP_PORT');
  });
  const sweeping = setInterval(() => {
    sweep().catch((error: unknown) => {
      host.log.error({ event: 'session-sweep-failed', err: error }, 'session-sweep-failed');
    });
  }, SWEEP_EVERY_MS);
  sweeping.unref();
  return {
    name: 'single-window',
    url,
    stop: async () => {
      clearInterval(sweeping);
      await app.close();
      await told.stop();
    },
  };
}

async function openSignIn(
  host: Host,
  config: Config,
  now: () => number,
  windowUrl: () => string,
): Promise<{ readonly signIn: SignIn; readonly sweep: () => Promise<number> }> {
  const { issuer: address, oidcClient: clientId, oidcClientSecret: clientSecret, oidcScope: scope } = config;
  const sessions = await host.readModels.open<SessionRecord>(sessionsDefinition);
  const limits = { idleMs: config.sessionIdleMs, absoluteMs: config.sessionAbsoluteMs };
  const stored = storedSessions(sessions, limits, now);
  const issuer = connectIssuer({ issuer: address, clientId, clientSecret, scope, windowUrl, now });
  const readUser = async (accessToken: string) => {
    const { subject, roles, company = null, authority = null, offices } = await host.verify(accessToken);
    return { subject, roles, company, authority, offices };
  };
  const { telemetry } = host;
  const signIn: SignIn = {
    begin: telemetry.observed('begin-sign-in', beginSignIn({ sessions, issuer, secrets, now })),
    finish: telemetry.observed('finish-sign-in', finishSignIn({ sessions, stored, issuer, secrets, readUser, now })),
    // asked with each request of a browser, which has a span of its own
    resume: resumeSession({ stored, issuer, secrets, readUser, limits, now, pause: () => delay(PAUSE_MS) }),
    end: telemetry.observed('end-session', endSession({ stored, issuer, secrets })),
    offersDemoUsers: () => issuer.offersDemoUsers(),
    freshSecret: () => secrets.fresh(),
    windowUrl,
  };
  return { signIn, sweep: sweepSessions({ sessions, now }) };
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}

/** Filters that users keep, over the window's own store. */
export async function openSavedFilters({ readModels, clock, telemetry }: Host): Promise<SavedFilters> {
  const stored = storedFilters(await readModels.open<FiltersOfUser>(savedFiltersDefinition));
  return {
    list: (query) => listSavedFilters(stored, query),
    save: telemetry.observed('save-filter', (command) => saveFilter(stored, clock, command)),
    change: telemetry.observed('change-saved-filter', (command) => changeSavedFilter(stored, clock, command)),
    remove: telemetry.observed('remove-saved-filter', (command) => removeSavedFilter(stored, command)),
  };
}
