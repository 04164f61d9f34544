import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTempFolder } from './leftovers.ts';
import { heaviest } from './profile.ts';

const node = (id: number, functionName: string, url: string, children: readonly number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

test('time in Node counts for the part that asked for it, and neither idling nor the start counts at all', async () => {
  const profile = {
    nodes: [
      node(1, '(root)', '', [2, 5]),
      node(2, 'put', 'file:///x/services/platform/read-models/src/embedded/read-model.ts', [3]),
      node(3, 'exec', '', []),
      node(5, '(idle)', '', []),
      node(6, 'start', 'file:///x/scripts/start.ts', []),
    ],
    samples: [6, 2, 3, 5],
    timeDeltas: [10_000, 100_000, 300_000, 900_000],
  };
  const lines = await inTempFolder(async (folder) => {
    await writeFile(join(folder, 'CPU.cpuprofile'), JSON.stringify(profile));
    return heaviest(folder, 50);
  });
  expect(lines[0]).toContain('0.4 s busy');
  expect(lines[1]).toBe('  100.0 %  services/platform/read-models/src/embedded');
  expect(lines.slice(3)).toEqual(['   75.0 %  exec Node and V8', '   25.0 %  put services/platform/read-models/src/embedded']);
});
