import { fileURLToPath } from 'node:url';
import { readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Folder of the code tables: `tables.csv` and `<name>.csv` each. */
  readonly codeTablesDir: string;
}

const shipped = fileURLToPath(new URL('../../../infra/code-tables/declarations', import.meta.url));

/** Throws `SettingsError` with every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, { codeTablesDir: text({ name: 'DECLARATIONS_CODE_TABLES_DIR', default: shipped }) });
}
