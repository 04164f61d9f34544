/** Closed loop of bulk filings: so many connections, each sends its next thousand when the last one was answered. A process of its own. */
import { Agent } from 'node:http';
import { declarationBodies } from './declarations.ts';
import { postBulk } from './post-bulk.ts';
import type { ClosedLoop, ClosedLoopResult } from './a-load.ts';

const LINES = 1000;
const NEWLINE = Buffer.from('\n');

async function closedLoop({ target, seed, connections, seconds, most }: ClosedLoop): Promise<ClosedLoopResult> {
  const bodies = declarationBodies(seed, most, Date.now()).map((body) => Buffer.concat([body, NEWLINE]));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let taken = 0;
  let posted = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const connection = async (): Promise<void> => {
    while (performance.now() < until) {
      const lines = bodies.slice(taken, taken + LINES);
      taken += LINES;
      if (lines.length < LINES) throw new Error(`${most} declarations were not enough for ${seconds} s`);
      await postBulk(agent, target, lines);
      posted += lines.length;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return { posted, seconds: (performance.now() - startedAt) / 1000 };
}

process.on('disconnect', () => process.exit());
process.on('message', (job) => {
  void closedLoop(job as ClosedLoop).then((result) => process.send?.(result));
});
