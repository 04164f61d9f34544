import { join } from 'node:path';
import { createVerifier } from '@tongguan/auth/verify-token';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import { createCallers } from '@tongguan/event-store/callers';
import type { Callers } from '@tongguan/event-store/callers';
import { systemClock } from '@tongguan/event-store/clock';
import type { Clock } from '@tongguan/event-store/clock';
import type { EventEngine } from '@tongguan/event-store/port';
import { createInProcessTransport } from '@tongguan/grpc/in-process';
import { createNetworkTransport } from '@tongguan/grpc/network';
import type { Transport } from '@tongguan/grpc/transport';
import type { ReadModelEngine } from '@tongguan/read-models/port';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { openDataFolder } from './data-folder.ts';
import { openEngines } from './engines.ts';
import { readHostSettings } from './host-settings.ts';
import type { HostSettings } from './host-settings.ts';
import { createLogger } from './logging.ts';
import type { Logger } from './logging.ts';
import { measuredEngine, refreshLag } from './measured-engine.ts';
import { createMetrics } from './metrics.ts';
import { createProbes } from './probes.ts';
import type { Probes } from './probes.ts';
import { readSettings, text } from './settings.ts';
import { createShutdown } from './shutdown.ts';
import { openTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';
import { createTickers } from './ticker.ts';
import type { Tickers } from './ticker.ts';

/** Everything that a service gets from the process that runs it. */
export interface Host {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly events: EventEngine;
  readonly readModels: ReadModelEngine;
  readonly log: Logger;
  readonly telemetry: Telemetry;
  readonly grpc: Transport;
  readonly tickers: Tickers;
  readonly probes: Probes;
  /** To be told of everybody who waits for an answer of this process. */
  readonly callers: Callers;
  /** Verifies bearer tokens for doors other than gRPC. */
  readonly verify: VerifyToken;
  readonly dataDir: string;
}

export interface OpenedHost extends Host {
  readonly settings: HostSettings;
  /** True when the data folder was made by this start. */
  readonly fresh: boolean;
  /** Stops tickers, then calls in hand, then the engines; hands on the last telemetry. The services are stopped before. */
  close(): Promise<void>;
}

export interface HostOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Name of the process: that of its one service, or `tongguan` when it runs all. */
  readonly name: string;
  readonly clock?: Clock;
  /** Replaces `TONGGUAN_DATA_DIR`. */
  readonly dataDir?: string;
  readonly settings?: HostSettings;
  readonly verify?: VerifyToken;
  readonly collectSpansInto?: SpanExporter;
  /** CPU, memory and event loop in `/metrics`; default true. */
  readonly processMetrics?: boolean;
}

/** Opens the host of one process. Throws `SettingsError` or `StartError`, which say what to mend. */
export async function openHost(options: HostOptions): Promise<OpenedHost> {
  const { env, name, clock = systemClock } = options;
  const settings = options.settings ?? readHostSettings(env);
  const log = createLogger({ service: name, level: settings.logLevel });
  const closing = createShutdown(log);
  try {
    const folder = await openDataFolder(options.dataDir ?? folderOf(settings, name));
    closing.add('data-folder', () => folder.release());

    const metrics = createMetrics({ processMetrics: options.processMetrics ?? true });
    const telemetry = await openTelemetry({
      processName: name,
      log,
      metrics,
      share: settings.tracePercent / 100,
      ...(settings.otlpEndpoint === '' ? {} : { otlpEndpoint: settings.otlpEndpoint }),
      ...(options.collectSpansInto === undefined ? {} : { collectInto: options.collectSpansInto }),
    });
    closing.add('telemetry', () => telemetry.close());

    const callers = createCallers();
    const engines = await openEngines({ settings, dataDir: folder.path, processName: name, clock, log, callers });
    closing.add('read-models', () => engines.readModels.close());
    closing.add('events', () => engines.events.close());
    const events = measuredEngine(engines.events, metrics);

    const verify =
      options.verify ??
      createVerifier({ issuer: settings.issuer, audience: settings.audience, jwksUri: settings.jwksUri, now: () => systemClock.now() });
    const grpc = openTransport(settings, { verify, log, tracer: telemetry.tracer, metrics }, env);
    closing.add('grpc', () => grpc.close());
    const tickers = createTickers({ clock, log });
    closing.add('tickers', () => tickers.stop());
    const probes = createProbes({ metrics, beforeScrape: () => refreshLag(events, metrics) });

    const { readModels } = engines;
    return {
      ...{ name, env, clock, events, readModels, log, telemetry, grpc, tickers, probes, callers, verify, settings },
      dataDir: folder.path,
      fresh: folder.fresh,
      close: () => closing.run(),
    };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

/** All services of one process share a folder; in a process each, they have one each below it. */
function folderOf(settings: HostSettings, name: string): string {
  if (settings.engine === 'embedded') return settings.dataDir;
  return join(settings.dataDir, settings.instance === '' ? name : `${name}-${settings.instance}`);
}

function openTransport(settings: HostSettings, options: Parameters<typeof createInProcessTransport>[0], env: NodeJS.ProcessEnv): Transport {
  if (settings.transport === 'in-process') return createInProcessTransport(options);
  const targetOf = (service: string): string => {
    const name = `${service.toUpperCase().replaceAll('-', '_')}_GRPC_TARGET`;
    return readSettings<{ target: string }>(env, { target: text({ name }) }).target;
  };
  return createNetworkTransport({ ...options, host: settings.grpcHost, port: settings.grpcPort, targetOf });
}
