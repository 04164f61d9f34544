import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';

/** Plain inserts into a table like that of the embedded engine. */
export interface Floor {
  /** Inserts the rows that the product has stored since the last time, so many a transaction; gives the seconds. */
  copy(rowsPerTransaction: number): number;
  close(): void;
}

/** `productFile` is read, never written: its rows are what is inserted, its schema what they are inserted into. */
export function openFloor(productFile: string, floorFile: string): Floor {
  const product = new DatabaseSync(productFile, { readOnly: true });
  const floor = new DatabaseSync(floorFile);
  floor.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536');
  for (const { sql } of product.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = 'commits' AND sql IS NOT NULL").all()) {
    floor.exec(sql as string);
  }
  const select = product.prepare('SELECT * FROM commits WHERE position > ? ORDER BY position');
  const columns = select.columns().map(({ name }) => name);
  const insert = floor.prepare(`INSERT INTO commits (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const begin = floor.prepare('BEGIN IMMEDIATE');
  const commit = floor.prepare('COMMIT');
  let position = 0;

  return {
    copy: (rowsPerTransaction) => {
      const rows = select.all(position).map((row) => columns.map((column) => row[column] as SQLInputValue));
      const startedAt = performance.now();
      for (let at = 0; at < rows.length; at += rowsPerTransaction) {
        begin.run();
        for (const row of rows.slice(at, at + rowsPerTransaction)) insert.run(...row);
        commit.run();
      }
      const seconds = (performance.now() - startedAt) / 1000;
      position += rows.length;
      return seconds;
    },
    close: () => {
      product.close();
      floor.close();
    },
  };
}
