import type { Host } from './host.ts';

export interface RunningService {
  readonly name: string;
  /** Stops what the service started: its doors first, then its subscriptions after the batch in hand. */
  stop(): Promise<void>;
}

/** What every service exports from `config.ts` and `service.ts`. */
export interface ServiceDefinition<Config> {
  readonly name: string;
  readonly readConfig: (env: NodeJS.ProcessEnv) => Config;
  readonly startService: (host: Host, config: Config) => Promise<RunningService>;
}
