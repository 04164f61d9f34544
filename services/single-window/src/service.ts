import { readFileSync } from 'node:fs';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import { listenFault } from '@tongguan/runtime/listen-fault';
import type { Config } from './config.ts';
import { buildApp } from './inbound/http/app.ts';
import { openClients } from './inbound/http/clients.ts';

const HEARTBEAT_MS = 15_000;

export interface RunningWindow extends RunningService {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
}

/** The HTTP window: opens its door last, when its peers can be asked. */
export async function startService(host: Host, config: Config): Promise<RunningWindow> {
  const app = await buildApp({
    log: host.log,
    clients: openClients(host.grpc),
    verify: host.verify,
    clock: host.clock,
    metrics: host.telemetry.metrics,
    probes: host.probes,
    tracer: host.telemetry.tracer,
    home: { engine: host.events.kind, version: version(), issuer: config.issuer },
    stream: { pollMs: config.streamPollMs, heartbeatMs: HEARTBEAT_MS, maxPerSubject: config.streamsPerSubject },
    requestsPerMinute: config.requestsPerMinute,
  });
  const url = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenFault(error, `the window's port ${config.port} on ${config.host}`, 'TONGGUAN_HTTP_PORT');
  });
  return { name: 'single-window', url, stop: () => app.close() };
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}
