import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SHIPPED = join(import.meta.dirname, '../../../../../infra/code-tables/clearance');

/**
 * The clearance tables with no random draw, below `dir`: which declarations are drawn differs from folder to folder, and a
 * page's test must not depend on luck. Targeted ones stay RED.
 */
export async function undrawnTables(dir: string): Promise<string> {
  const tables = join(dir, 'undrawn-tables');
  await cp(SHIPPED, tables, { recursive: true });
  const rates = join(tables, 'random-rates.csv');
  const [head = '', ...rows] = (await readFile(rates, 'utf8')).trimEnd().split('\n');
  const at = head.split(',').indexOf('rate');
  const none = rows.map((row) => row.split(',').with(at, '0').join(','));
  await writeFile(rates, `${[head, ...none].join('\n')}\n`);
  return tables;
}
