import { rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/**
 * Copies the file as it is at one moment, while it is written to. In one step and over a connection of its own: a copy in
 * small steps would have to start again at each write. The target appears whole or not at all. Works beside the process that
 * holds the folder, and on a folder that nobody holds.
 */
export function backupDatabase(file: string, target: string): Promise<void> {
  return copy(file, target, () => undefined);
}

/**
 * Copies the file of events together with what subscribers made of them in other files, so that the copies fit. `copyDerived`
 * copies those other files. Any two copies made while services go on show two moments, and neither order of them fits:
 * documents newer than the events would show what the restored store never stored and would skip what it stores next;
 * positions newer than the documents would skip events that the documents lack. So first the positions are read, then the
 * documents are copied, the events last, and the copy gets the old positions: what lies between comes again, as after a crash.
 */
export async function backupEvents(file: string, target: string, copyDerived: () => Promise<void>): Promise<void> {
  const positions = positionsOf(file);
  await copyDerived();
  await copy(file, target, (copied) => {
    putBack(copied, positions);
  });
}

interface Position {
  readonly subscriber: string;
  readonly position: number;
}

async function copy(file: string, target: string, change: (copied: string) => void): Promise<void> {
  const partial = `${target}.partial`;
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(reader, partial, { rate: 0x7fff_ffff });
    change(partial);
    await rename(partial, target);
  } finally {
    reader.close();
    await rm(partial, { force: true });
  }
}

function positionsOf(file: string): readonly Position[] {
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = reader.prepare('SELECT subscriber, position FROM offsets').all();
    return rows.map((row) => ({ subscriber: row['subscriber'] as string, position: row['position'] as number }));
  } finally {
    reader.close();
  }
}

function putBack(file: string, positions: readonly Position[]): void {
  const copied = new DatabaseSync(file);
  try {
    // one file without a log beside it, so that it can be renamed
    copied.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; DELETE FROM offsets');
    const insert = copied.prepare('INSERT INTO offsets (subscriber, position) VALUES (?, ?)');
    for (const { subscriber, position } of positions) insert.run(subscriber, position);
    copied.exec('COMMIT');
  } finally {
    copied.close();
  }
}
