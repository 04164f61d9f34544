import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readModelConformance } from './conformance.ts';
import { openDistributedReadModels } from './distributed/engine.ts';
import { dropDatabases } from './distributed/drop-databases.ts';

const mongodbUri = process.env['MONGODB_URI'] ?? '';

if (mongodbUri !== '') {
  describe('read models on the distributed engine', () => {
    readModelConformance((clock) => {
      const databasePrefix = `test_${randomUUID().slice(0, 8)}`;
      return Promise.resolve({
        runs: 200,
        open: () => openDistributedReadModels({ mongodbUri, databasePrefix, clock }),
        dispose: () => dropDatabases({ mongodbUri, databasePrefix }),
      });
    });
  });
} else if (process.env['CI'] === 'true') {
  it('has a MongoDB server to test the distributed read models on', () => {
    expect(mongodbUri, 'MONGODB_URI').not.toBe('');
  });
} else {
  it.skip('read models on the distributed engine: skipped, MONGODB_URI is not set');
}
