import { fileURLToPath } from 'node:url';
import { durationMs, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Folder of the code tables: `tables.csv` and `<name>.csv` each. */
  readonly codeTablesDir: string;
  /** How often completions that are owed past their last day are looked for, ms. */
  readonly overdueEveryMs: number;
  /** How often advance declarations whose cargo never came are looked for, ms. */
  readonly expireEveryMs: number;
}

const shipped = fileURLToPath(new URL('../../../infra/code-tables/declarations', import.meta.url));

/** Throws `SettingsError` with every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    codeTablesDir: text({ name: 'DECLARATIONS_CODE_TABLES_DIR', default: shipped }),
    overdueEveryMs: durationMs({ name: 'DECLARATIONS_OVERDUE_EVERY_MS', default: 60_000, min: 100, max: 3_600_000 }),
    expireEveryMs: durationMs({ name: 'DECLARATIONS_EXPIRE_EVERY_MS', default: 600_000, min: 100, max: 24 * 3_600_000 }),
  });
}
