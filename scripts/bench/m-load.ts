/** Files so many declarations in bulk, a thousand at a time over one connection. A process of its own. */
import { Agent } from 'node:http';
import type { ClosedLoop, ClosedLoopResult } from './a-load.ts';
import { declarationBodies } from './declarations.ts';
import { postBulk } from './post-bulk.ts';

const LINES = 1000;
const NEWLINE = Buffer.from('\n');

async function fileAll({ target, seed, most }: ClosedLoop): Promise<ClosedLoopResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const startedAt = performance.now();
  for (let filed = 0; filed < most; filed += LINES) {
    // made as they are sent: this process is not to be the one that grows
    const bodies = declarationBodies(seed * 1_000_003 + filed, LINES, Date.now());
    await postBulk(agent, target, bodies.map((body) => Buffer.concat([body, NEWLINE]))); // prettier-ignore
  }
  agent.destroy();
  return { posted: most, seconds: (performance.now() - startedAt) / 1000 };
}

process.on('disconnect', () => process.exit());
process.on('message', (job) => {
  void fileAll(job as ClosedLoop).then((result) => process.send?.(result));
});
