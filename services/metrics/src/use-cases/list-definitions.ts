import type { MetricTables } from '../domain/code-tables.ts';
import type { Definition } from '../domain/definitions.ts';

/** Every definition in every version, in the order of the table. */
export const listDefinitions = (tables: MetricTables): Promise<readonly Definition[]> => Promise.resolve(tables.definitions);
