import { join } from 'node:path';
import { integer, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** Folder of `definitions.csv` and `baselines.csv`. */
  readonly tablesDir: string;
  /** What DuckDB may use; beyond it, it works on disk. */
  readonly memoryLimitMb: number;
  readonly threads: number;
  /** Times of fewer cases than this are not shown to the public. */
  readonly publicGroupMin: number;
}

const SHIPPED_TABLES = join(import.meta.dirname, '../../../infra/code-tables/metrics');

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    tablesDir: text({ name: 'METRICS_TABLES_DIR', default: SHIPPED_TABLES }),
    memoryLimitMb: integer({ name: 'METRICS_MEMORY_LIMIT_MB', default: 512, min: 64, max: 1_048_576 }),
    threads: integer({ name: 'METRICS_THREADS', default: 2, min: 1, max: 256 }),
    publicGroupMin: integer({ name: 'METRICS_PUBLIC_GROUP_MIN', default: 3, min: 1, max: 1000 }),
  });
}
