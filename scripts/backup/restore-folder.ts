import { copyFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { claimFolder } from '@tongguan/runtime/folder-claim';
import { makeFolder } from '@tongguan/runtime/make-folder';
import { BackupRefused, namesIn, readManifest, sealed } from './manifest.ts';
import type { CopiedFile, Manifest } from './manifest.ts';

const MARKER = 'tongguan.json';

/**
 * Puts a back-up into a new or empty data folder. Until all of it is there the folder's marker names no schema, so that no
 * start takes half a back-up for a folder of its own.
 */
export async function restoreFolder(backup: string, dataDir: string): Promise<Manifest> {
  const manifest = await readManifest(backup);
  if (((await namesIn(dataDir)) ?? []).length > 0) {
    throw new BackupRefused(`${dataDir} is not empty: restore into a new folder (TONGGUAN_DATA_DIR) or move the old one away`);
  }
  const marker = manifest.files.find((file) => file.path === MARKER);
  if (marker === undefined) throw new BackupRefused(`${backup} is no complete back-up: ${MARKER} is not in it`);
  await makeFolder(dataDir, 0o700).catch((error: unknown) => {
    throw new BackupRefused(`${dataDir} cannot be made: ${(error as Error).message}`, { cause: error });
  });
  const { dev, ino } = await stat(dataDir, { bigint: true });
  const claim = await claimFolder(dataDir, `${String(dev)}-${String(ino)}`);
  try {
    await writeFile(join(dataDir, MARKER), `${JSON.stringify({ restoring: backup })}\n`, { flush: true });
    for (const file of manifest.files) if (file !== marker) await restoreFile(backup, dataDir, file, file.path);
    await restoreFile(backup, dataDir, marker, `${MARKER}.new`);
    await rename(join(dataDir, `${MARKER}.new`), join(dataDir, MARKER));
  } finally {
    await claim.release();
  }
  return manifest;
}

async function restoreFile(backup: string, dataDir: string, file: CopiedFile, as: string): Promise<void> {
  if (file.path.split(/[/\\]/).includes('..')) throw new BackupRefused(`${backup} names a file outside of itself: ${file.path}`);
  await makeFolder(dirname(join(dataDir, as)), 0o700);
  await copyFile(join(backup, file.path), join(dataDir, as)).catch((error: unknown) => {
    throw new BackupRefused(`${file.path} of the back-up cannot be copied: ${(error as Error).message}`, { cause: error });
  });
  const restored = await sealed(dataDir, as);
  if (restored.sha256 !== file.sha256)
    throw new BackupRefused(`${join(backup, file.path)} was changed since the back-up: its checksum differs`);
}
