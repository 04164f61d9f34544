import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { eventStoreConformance } from '../conformance.ts';
import { systemClock } from '../clock.ts';
import { openEmbeddedEngine } from './engine.ts';

eventStoreConformance('SQLite', async ({ policy }) => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const file = join(folder, 'events.db');
  const open = () => openEmbeddedEngine({ file, clock: systemClock, policy });
  let engine = await open();
  return {
    engine,
    reopen: async () => {
      await engine.close();
      return (engine = await open());
    },
    tamper: (_topic, stream, version) => {
      const connection = new DatabaseSync(file);
      const { bytes } = connection.prepare('SELECT bytes FROM commits WHERE stream = ? AND version = ?').get(stream, version) as {
        bytes: Uint8Array;
      };
      bytes[0]! ^= 1;
      connection.prepare('UPDATE commits SET bytes = ? WHERE stream = ? AND version = ?').run(bytes, stream, version);
      connection.close();
      return Promise.resolve();
    },
    dispose: async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
});
