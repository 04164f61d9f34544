import { integer, readSettings } from '@tongguan/runtime/settings';

export interface Config {
  /** Accounts whose folded state is kept in memory. */
  readonly cachedAccounts: number;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    cachedAccounts: integer({ name: 'WAREHOUSES_CACHED_ACCOUNTS', default: 2_000, min: 1, max: 1_000_000 }),
  });
}
