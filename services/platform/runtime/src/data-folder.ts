import { constants } from 'node:fs';
import { access, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { claimFolder } from './folder-claim.ts';
import { makeFolder } from './make-folder.ts';
import { StartError } from './start-error.ts';

/** Raised when a release can no longer read what an older one left. A newer folder is never touched by an older program. */
export const DATA_SCHEMA = 1;

const OWN_USER_ONLY = 0o700;
const MARKER = 'tongguan.json';

export interface DataFolder {
  readonly path: string;
  /** True when this start made it. */
  readonly fresh: boolean;
  /** Lets other processes use it. */
  release(): Promise<void>;
}

/** Opens or makes the folder that one process keeps its data in. Throws {@link StartError} with one clear line. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  try {
    await makeFolder(path, OWN_USER_ONLY);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`data folder ${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
  const { dev, ino } = await stat(path, { bigint: true });
  const claim = await claimFolder(path, `${String(dev)}-${String(ino)}`);
  try {
    const fresh = await checkSchema(path);
    return { path, fresh, release: () => claim.release() };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

async function checkSchema(path: string): Promise<boolean> {
  const marker = join(path, MARKER);
  const content = await readMarker(marker);
  if (content === undefined) {
    try {
      // by rename, so that a crash cannot leave half a marker
      await writeFile(`${marker}.new`, `${JSON.stringify({ schema: DATA_SCHEMA })}\n`);
      await rename(`${marker}.new`, marker);
    } catch (error) {
      throw new StartError(`data folder ${path} cannot be written: ${(error as Error).message}`, { cause: error });
    }
    return true;
  }
  const schema = schemaOf(content);
  if (schema === undefined) throw new StartError(`data folder ${path} is damaged: ${MARKER} does not say its schema`);
  if (schema > DATA_SCHEMA) {
    throw new StartError(
      `data folder ${path} was written by a newer version (schema ${schema}, this one knows ${DATA_SCHEMA}): update Tongguan`,
    );
  }
  return false;
}

async function readMarker(marker: string): Promise<string | undefined> {
  try {
    return await readFile(marker, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`${marker} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function schemaOf(content: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    const schema = typeof parsed === 'object' && parsed !== null && 'schema' in parsed ? parsed.schema : undefined;
    return typeof schema === 'number' && Number.isInteger(schema) && schema > 0 ? schema : undefined;
  } catch {
    return undefined;
  }
}
