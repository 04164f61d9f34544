import { rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/**
 * Copies the file as it is at one moment, while it is written to. In one step and over a connection of its own: a copy in
 * small steps would have to start again at each write. The target appears whole or not at all.
 */
export async function backupDatabase(file: string, target: string): Promise<void> {
  const partial = `${target}.partial`;
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(reader, partial, { rate: 0x7fff_ffff });
    await rename(partial, target);
  } finally {
    reader.close();
    await rm(partial, { force: true });
  }
}
