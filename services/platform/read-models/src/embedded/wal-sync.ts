import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Makes durable what was committed without waiting for the disk. */
export interface WalSync {
  /** Resolves when everything that was committed before the call is on disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SQLite's locks are on other files, so the write-ahead log may be opened beside it. What a checkpoint has moved from there into
 * the database was synced by SQLite.
 */
export function openWalSync(file: string): WalSync {
  let opening: Promise<FileHandle> | undefined;
  return {
    sync: async () => {
      opening ??= open(`${file}-wal`, 'r+').catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      await (await opening).datasync();
    },
    close: async () => {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
