import { integer, readSettings } from '@tongguan/runtime/settings';

export interface Config {
  /** Messages and bills whose folded state is kept in memory. */
  readonly cachedStreams: number;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    cachedStreams: integer({ name: 'SHIPMENTS_CACHED_STREAMS', default: 10_000, min: 1, max: 1_000_000 }),
  });
}
