import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@tongguan/runtime/start-error';
import { readMetricTables } from '../domain/code-tables.ts';
import type { MetricTables } from '../domain/code-tables.ts';

/** Loads definitions and baselines from a folder (infra/code-tables/metrics). Throws one StartError with every fault of both files. */
export function loadMetricTables(folder: string): MetricTables {
  const read = (file: string): string => {
    try {
      return readFileSync(join(folder, file), 'utf8');
    } catch (error) {
      throw new StartError(`${join(folder, file)} cannot be read: ${(error as Error).message}`, { cause: error });
    }
  };
  const { tables, faults } = readMetricTables({ definitions: read('definitions.csv'), baselines: read('baselines.csv') });
  if (faults.length > 0)
    throw new StartError(`the metrics tables in ${folder} have faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return tables;
}
