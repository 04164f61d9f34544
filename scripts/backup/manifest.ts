import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_SCHEMA } from '@tongguan/runtime/data-folder';

/** Raised when an older program could no longer restore what this one backs up. */
export const BACKUP_FORMAT = 1;
const MANIFEST = 'backup.json';

export interface CopiedFile {
  /** Below the folder, with `/` between. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a back-up holds; written last, so that a folder without it is no back-up. */
export interface Manifest {
  readonly format: number;
  readonly dataSchema: number;
  /** When it was begun, ISO 8601: everything acknowledged before is in it. */
  readonly begunAt: string;
  readonly files: readonly CopiedFile[];
}

/** A reason not to back up or restore that the operator can mend: one clear line. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const file = join(dir, MANIFEST);
  await writeFile(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

/** Reads the manifest; refuses what is no back-up, and one of a newer version. */
export async function readManifest(dir: string): Promise<Manifest> {
  const content = await readFile(join(dir, MANIFEST), 'utf8').catch((error: unknown) => {
    throw new BackupRefused(`${dir} is no complete back-up: it has no readable ${MANIFEST}`, { cause: error });
  });
  const manifest = JSON.parse(content) as Manifest;
  if (manifest.format > BACKUP_FORMAT || manifest.dataSchema > DATA_SCHEMA) {
    throw new BackupRefused(
      `the back-up ${dir} was made by a newer version (format ${manifest.format}, data schema ${manifest.dataSchema}; ` +
        `this one knows ${BACKUP_FORMAT} and ${DATA_SCHEMA}): update Tongguan`,
    );
  }
  return manifest;
}

/** Size and SHA-256 of a file, and makes sure that it is on disk. */
export async function sealed(dir: string, path: string): Promise<CopiedFile> {
  const file = join(dir, path);
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Names in a folder; undefined when there is none. */
export async function namesIn(dir: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new BackupRefused(`${dir} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
