import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

/** Another process, or another part of this one, has the file open: DuckDB has one writer. */
export class AnalysisFileInUse extends Error {
  override readonly name = 'AnalysisFileInUse';
  constructor(path: string, holder: string, options?: ErrorOptions) {
    super(`${path} is in use by ${holder}: only one metrics process can hold it`, options);
  }
}

export interface AnalysisFileOptions {
  readonly path: string;
  readonly memoryLimitMb: number;
  readonly threads: number;
}

/** The DuckDB file that the timelines are kept in. */
export interface AnalysisFile {
  readonly path: string;
  /** A connection has its own transaction and runs one statement at a time; close it after use. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

/** File locks are of the process, so that a second opening in the same process would not meet them. */
const held = new Set<string>();

/** Opens or makes the file. Throws {@link AnalysisFileInUse}; what a kill left half written is rolled back by DuckDB's log. */
export async function openAnalysisFile(options: AnalysisFileOptions): Promise<AnalysisFile> {
  mkdirSync(dirname(options.path), { recursive: true });
  const path = existsSync(options.path)
    ? realpathSync(options.path)
    : join(realpathSync(dirname(options.path)), options.path.slice(dirname(options.path).length + 1));
  if (held.has(path)) throw new AnalysisFileInUse(path, 'this process');
  held.add(path);
  try {
    const instance = await DuckDBInstance.create(path, {
      memory_limit: `${String(options.memoryLimitMb)}MB`,
      threads: String(options.threads),
      // nothing is fetched over the network
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    return {
      path,
      connect: () => instance.connect(),
      close: () => {
        if (held.delete(path)) instance.closeSync();
      },
    };
  } catch (error) {
    held.delete(path);
    const conflict = /Conflicting lock is held in .*?\(PID (\d+)\)/.exec(error instanceof Error ? error.message : '');
    if (conflict !== null) throw new AnalysisFileInUse(path, `process ${conflict[1] ?? ''}`, { cause: error });
    throw error;
  }
}

/** Runs `work` on a connection of its own. */
export async function withConnection<Result>(file: AnalysisFile, work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const connection = await file.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
