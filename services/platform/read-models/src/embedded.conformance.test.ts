import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { readModelConformance } from './conformance.ts';
import { openEmbeddedReadModels } from './embedded/engine.ts';

describe('read models on the embedded engine', () => {
  readModelConformance(async (clock) => {
    const folder = await mkdtemp(join(tmpdir(), 'read-models-'));
    return {
      runs: 1000,
      open: () => Promise.resolve(openEmbeddedReadModels({ file: join(folder, 'read-models.db'), clock })),
      dispose: () => rm(folder, { recursive: true }),
    };
  });
});
