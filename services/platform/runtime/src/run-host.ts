import type { OpenedHost } from './host.ts';
import { onStopSignal } from './signals.ts';
import { createShutdown } from './shutdown.ts';
import type { Shutdown } from './shutdown.ts';

/**
 * Starts what a host runs and watches over it until the process ends: by a signal in order and with 0, by a failed engine in order and
 * with 1, by an error that nobody caught at once and with 1. Resolves when everything is ready.
 */
export async function runHost(host: OpenedHost, start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const { log, probes } = host;
  const shutdown = createShutdown(log);
  shutdown.add('host', () => host.close());

  const die = (event: string) => (error: unknown) => {
    log.fatal({ error }, event);
    process.exit(1);
  };
  process.on('uncaughtException', die('uncaught-exception'));
  process.on('unhandledRejection', die('unhandled-rejection'));
  onStopSignal((signal) => void stopAndExit(host, shutdown, signal, 0));
  void host.events.failed.then((error) => {
    probes.enter('failed');
    log.fatal({ error }, 'engine-failed');
    return stopAndExit(host, shutdown, 'engine-failed', 1);
  });

  try {
    await start(shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
  probes.enter('ready');
  log.info({ engine: host.events.kind }, 'ready');
}

async function stopAndExit(host: OpenedHost, shutdown: Shutdown, reason: string, exitCode: number): Promise<never> {
  const { log, probes, settings } = host;
  probes.enter('stopping');
  log.info({ reason }, 'stopping');
  setTimeout(() => {
    log.fatal({ reason }, 'stop-took-too-long');
    process.exit(1);
  }, settings.shutdownMs);
  // stopped before everything else: no new requests, then no ticks, then the services, the last one started first
  shutdown.add('tickers', () => host.tickers.stop());
  shutdown.add('grpc-server', () => host.grpc.drain());
  await shutdown.run();
  log.info({ reason }, 'stopped');
  process.exit(exitCode);
}
