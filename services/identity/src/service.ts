import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '@tongguan/event-store/clock';
import type { Host } from '@tongguan/runtime/host';
import { listenFault } from '@tongguan/runtime/listen-fault';
import type { RunningService } from '@tongguan/runtime/service';
import type { Config } from './config.ts';
import { DEMO_USERS } from './domain/demo-users.ts';
import { reasonAgainstDemo } from './domain/loopback.ts';
import { createDoor } from './inbound/http/door.ts';
import { createProvider } from './inbound/http/provider.ts';
import { createGrantStore, removeExpired } from './outbound/grant-store.ts';
import { loadKeys } from './outbound/key-store.ts';
import { grantsDefinition } from './read-models/grants.ts';
import type { GrantRecord } from './read-models/grants.ts';

const SWEEP_EVERY_MS = 600_000;
/** How long requests in hand may take once the service stops. */
const CLOSE_AFTER_MS = 3_000;

export interface RunningIdentity extends RunningService {
  readonly issuer: string;
  /** Where it listens, e.g. `http://127.0.0.1:8081`. */
  readonly url: string;
}

export async function startService(host: Host, config: Config): Promise<RunningIdentity> {
  const { log, readModels, dataDir } = host;
  const { cookieKeys, jwks } = await loadKeys(join(dataDir, 'identity'));
  const grants = await readModels.open<GrantRecord>(grantsDefinition);
  // tokens live in real time, also while the business clock is simulated
  const now = (): number => systemClock.now();

  let door: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    door(request, response);
  });
  const port = await listen(server, config);
  const url = `http://${nameOf(config.host)}:${port}`;
  const issuer = config.issuer === '' ? url : config.issuer;

  const against = reasonAgainstDemo({ wanted: config.demo, listeners: [config.host], issuerHost: new URL(issuer).hostname });
  const users = against === undefined ? DEMO_USERS : [];
  if (against === undefined) log.info({ users: users.length }, 'demo-users-on-loopback');
  else log.warn({ reason: against, host: config.host, issuer }, 'demo-users-absent');

  const failed = (error: unknown): void => {
    log.error({ error }, 'sign-in-failed');
  };
  const provider = createProvider({
    ...{ issuer, users, cookieKeys, jwks: { keys: [...jwks.keys] }, adapter: createGrantStore(grants, now) },
    audience: config.audience,
    redirectUris: config.redirectUris,
    logoutUris: config.logoutUris,
    accessTokenS: Math.floor(config.accessTokenMs / 1000),
    refreshTokenS: Math.floor(config.refreshTokenMs / 1000),
  });
  provider.on('server_error', (_ctx, error) => {
    failed(error);
  });
  door = createDoor({ provider, issuer, users, redirectUris: config.redirectUris, failed });

  const sweep = setInterval(() => {
    removeExpired(grants, now()).catch(failed);
  }, SWEEP_EVERY_MS);
  sweep.unref();
  log.info({ issuer }, 'sign-in-listening');
  return {
    name: 'identity',
    issuer,
    url,
    stop: async () => {
      clearInterval(sweep);
      await close(server);
    },
  };
}

/** What clients call this address; a wildcard is no address to call. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenFault(error, `the sign-in's port ${port} on ${host}`, 'TONGGUAN_IDENTITY_PORT');
  }
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_AFTER_MS).unref();
  });
}
