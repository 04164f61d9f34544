import type { Clock } from '@tongguan/event-store/clock';
import { openHost } from './host.ts';
import type { OpenedHost } from './host.ts';
import { readHostSettings } from './host-settings.ts';
import { startProbeServer } from './probes.ts';
import { runHost } from './run-host.ts';
import type { ServiceDefinition } from './service.ts';
import { readTogether, SettingsError } from './settings.ts';
import type { Shutdown } from './shutdown.ts';
import { StartError } from './start-error.ts';

/** One service in a process of its own, from its settings to its ordered end. Never returns before the process has to end. */
export function runService<Config>(definition: ServiceDefinition<Config>): Promise<void> {
  return runProcess<Config>({
    name: definition.name,
    readConfig: definition.readConfig,
    start: async (host, config, shutdown) => {
      const probes = await startProbeServer({ host: host.settings.probeHost, port: host.settings.probePort, probes: host.probes });
      shutdown.add('probes', () => probes.close());
      host.log.info({ probePort: probes.port }, 'probes-listening');
      const service = await definition.startService(host, config);
      shutdown.add(service.name, () => service.stop());
    },
  });
}

export interface ProcessOptions<Config> {
  readonly name: string;
  readonly readConfig: (env: NodeJS.ProcessEnv) => Config;
  /** Starts what the process runs; what it adds to `shutdown` is stopped in reverse order, before the host. */
  readonly start: (host: OpenedHost, config: Config, shutdown: Shutdown) => Promise<void>;
  readonly env?: NodeJS.ProcessEnv;
  readonly clock?: Clock;
}

/** Runs a process with any number of services. Sets the exit code 1 on faults of settings, of the start and of an engine. */
export async function runProcess<Config>(options: ProcessOptions<Config>): Promise<void> {
  const { name, readConfig, start, clock, env = process.env } = options;
  const settled = settingsOf(() =>
    readTogether(
      () => readHostSettings(env),
      () => readConfig(env),
    ),
  );
  if (settled === undefined) return;
  const [settings, config] = settled;
  try {
    const host = await openHost({ env, name, settings, ...(clock === undefined ? {} : { clock }) });
    await runHost(host, (shutdown) => start(host, config, shutdown));
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

function settingsOf<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    complain(error);
    process.exitCode = 1;
    return undefined;
  }
}

/** What the operator can mend is one plain message; anything else shows where it comes from. */
function complain(error: unknown): void {
  const mendable = error instanceof StartError || error instanceof SettingsError;
  process.stderr.write(`${mendable ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
