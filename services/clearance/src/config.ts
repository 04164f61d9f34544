import { fileURLToPath } from 'node:url';
import { durationMs, readSettings, text } from '@tongguan/runtime/settings';

export interface Config {
  /** How long a claim lasts, ms. */
  readonly leaseMs: number;
  /** How often overdue authorities are looked for, ms. */
  readonly overdueEveryMs: number;
  /** Folder with the seven tables of infra/code-tables/clearance. */
  readonly tablesDir: string;
  /** Seed of the draw; empty: made once and kept in the data folder (embedded engine only). */
  readonly drawSeed: string;
}

const REPOSITORY_TABLES = fileURLToPath(new URL('../../../infra/code-tables/clearance/', import.meta.url));

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readSettings<Config>(env, {
    leaseMs: durationMs({ name: 'CLEARANCE_LEASE_MS', default: 15 * 60_000, min: 1000, max: 24 * 3_600_000 }),
    overdueEveryMs: durationMs({ name: 'CLEARANCE_OVERDUE_EVERY_MS', default: 60_000, min: 100, max: 3_600_000 }),
    tablesDir: text({ name: 'CLEARANCE_TABLES_DIR', default: REPOSITORY_TABLES }),
    drawSeed: text({
      name: 'CLEARANCE_DRAW_SEED',
      default: '',
      pattern: /^.{16,}$/,
      wanted: 'a text of at least 16 characters',
      secret: true,
    }),
  });
}
