/** The folder was written by a newer version of this program; opening it could harm it. */
export class DataFolderTooNew extends Error {
  override readonly name = 'DataFolderTooNew';
  constructor(file: string, found: number, known: number) {
    super(
      `${file} was written by a newer version (schema ${found}, this one knows ${known}): start the newer version, or another data folder`,
    );
  }
}

/** Another process works on the folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  constructor(file: string) {
    super(`${file} is in use by another process: stop it first, or use another data folder`);
  }
}

/** The folder cannot be made or written. */
export class DataFolderUnwritable extends Error {
  override readonly name = 'DataFolderUnwritable';
  constructor(file: string, cause: unknown) {
    super(`${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Nothing of the write was stored: the disk is full, or fails. Asking again is safe, and works once there is space. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
  constructor(cause: unknown) {
    super(`the disk did not take a write: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

// primary result codes, https://sqlite.org/rescode.html: faults of the medium, not of one statement
const BUSY = 5;
const MEDIUM = new Set([
  BUSY,
  7 /* NOMEM */,
  8 /* READONLY */,
  10 /* IOERR */,
  11 /* CORRUPT */,
  13 /* FULL */,
  14 /* CANTOPEN */,
  26 /* NOTADB */,
]);

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

export const isBusy = (error: unknown): boolean => primaryCode(error) === BUSY;

/** True when the whole transaction cannot succeed, whatever is in it. */
export function isMediumFault(error: unknown): boolean {
  const code = primaryCode(error);
  return code !== undefined && MEDIUM.has(code);
}
