import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenFault } from './listen-fault.ts';
import type { Metrics } from './metrics.ts';

export type Phase = 'starting' | 'ready' | 'failed' | 'stopping';

export interface ProbeReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** The three questions that whoever runs the process asks. Answered on a port of its own, or mounted on the window's. */
export interface Probes {
  readonly phase: Phase;
  /** `ready` only follows `starting`; nothing follows `failed` but `stopping`. */
  enter(phase: Phase): void;
  /** 200 while the process should be let alone: it is not restarted because it starts or stops. 503 when an engine failed. */
  livez(): ProbeReply;
  /** 200 only while work should be sent here. */
  readyz(): ProbeReply;
  metrics(): Promise<ProbeReply>;
}

export function createProbes(options: { metrics: Metrics; beforeScrape?: () => Promise<unknown> }): Probes {
  let phase: Phase = 'starting';
  const say = (ok: boolean): ProbeReply => ({
    status: ok ? 200 : 503,
    contentType: 'application/json',
    body: JSON.stringify({ status: phase }),
  });
  return {
    get phase() {
      return phase;
    },
    enter(next) {
      const allowed = next === 'ready' ? phase === 'starting' : next === 'failed' ? phase !== 'stopping' : next === 'stopping';
      if (allowed) phase = next;
    },
    livez: () => say(phase !== 'failed'),
    readyz: () => say(phase === 'ready'),
    async metrics() {
      // numbers that cannot be had now are left as they were: a scrape must not fail because a broker is away
      await options.beforeScrape?.().catch(() => undefined);
      return { status: 200, contentType: options.metrics.registry.contentType, body: await options.metrics.registry.metrics() };
    },
  };
}

export interface ProbeServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers `/livez`, `/readyz` and `/metrics` over plain HTTP. `port` 0 takes any free one. */
export async function startProbeServer(options: { host: string; port: number; probes: Probes }): Promise<ProbeServer> {
  const { probes } = options;
  const answer = async (path: string | undefined): Promise<ProbeReply> => {
    switch (path) {
      case '/livez':
        return probes.livez();
      case '/readyz':
        return probes.readyz();
      case '/metrics':
        return probes.metrics();
      case undefined:
      default:
        return { status: 404, contentType: 'text/plain', body: 'not found\n' };
    }
  };
  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    const known = request.method === 'GET' || request.method === 'HEAD';
    const reply = known
      ? answer(request.url?.split('?')[0])
      : Promise.resolve({ status: 405, contentType: 'text/plain', body: 'only GET\n' });
    reply
      .catch((): ProbeReply => ({ status: 500, contentType: 'text/plain', body: 'failed\n' }))
      .then(
        ({ status, contentType, body }) =>
          response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body),
        () => response.destroy(),
      );
  });
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (error) {
    throw listenFault(error, `probe port ${options.port} on ${options.host}`, 'TONGGUAN_PROBE_PORT');
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
