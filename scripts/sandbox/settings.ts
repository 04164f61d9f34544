import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folderOf = (path: string): string => fileURLToPath(new URL(`../../infra/code-tables/${path}`, import.meta.url));

/** What is different in a sandbox: settings of the services, by data alone. */
interface SandboxSettings {
  readonly env: NodeJS.ProcessEnv;
  /** Takes the merged tables away, once the services have read them. */
  forget(): void;
}

/**
 * The code tables of declarations with the rows of `infra/code-tables/sandbox/declarations` in place of those of the same code, and
 * tickers that look every second: what takes days elsewhere can be seen here. What `given` says counts all the same.
 */
export function sandboxSettings(given: NodeJS.ProcessEnv): SandboxSettings {
  const folder = mkdtempSync(join(tmpdir(), 'tongguan-sandbox-tables-'));
  const base = given['DECLARATIONS_CODE_TABLES_DIR'] ?? folderOf('declarations');
  // a folder that is not there is told by the service that reads it
  if (existsSync(base)) cpSync(base, folder, { recursive: true });
  const rows = folderOf('sandbox/declarations');
  for (const file of readdirSync(rows)) mergeRows(join(folder, file), readFileSync(join(rows, file), 'utf8'));
  return {
    env: {
      DECLARATIONS_OVERDUE_EVERY_MS: '1000',
      DECLARATIONS_EXPIRE_EVERY_MS: '1000',
      ...given,
      DECLARATIONS_CODE_TABLES_DIR: existsSync(base) ? folder : base,
    },
    forget() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One record a line: the tables of the sandbox have none that go over several. */
function mergeRows(path: string, text: string): void {
  if (!existsSync(path)) return;
  const [head = '', ...own] = linesOf(text);
  const [baseHead = '', ...shipped] = linesOf(readFileSync(path, 'utf8'));
  if (head !== baseHead) throw new Error(`${path}: its head is not that of the table of the sandbox`);
  const codes = new Set(own.map(codeOf));
  writeFileSync(path, `${[head, ...shipped.filter((line) => !codes.has(codeOf(line))), ...own].join('\n')}\n`);
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');
const codeOf = (line: string): string => line.split(',')[0] ?? '';
