import { fileURLToPath } from 'node:url';
import { durationMs, integer, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Accounts whose folded state is kept in memory. */
  readonly cachedAccounts: number;
  /** How often bills without a record past their last moment are looked for, ms. */
  readonly overdueEveryMs: number;
  /** Folder with the table of infra/code-tables/warehouses. */
  readonly tablesDir: string;
}

const REPOSITORY_TABLES = fileURLToPath(new URL('../../../infra/code-tables/warehouses/', import.meta.url));

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    cachedAccounts: integer({ name: 'WAREHOUSES_CACHED_ACCOUNTS', default: 2_000, min: 1, max: 1_000_000 }),
    overdueEveryMs: durationMs({ name: 'WAREHOUSES_OVERDUE_EVERY_MS', default: 60_000, min: 100, max: 3_600_000 }),
    tablesDir: text({ name: 'WAREHOUSES_TABLES_DIR', default: REPOSITORY_TABLES }),
  });
}
