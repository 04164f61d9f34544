/** Closed loop: so many connections, each posts its next declaration when the last one was answered. A process of its own. */
import { Agent } from 'node:http';
import { declarationBodies } from './declarations.ts';
import { postDeclaration } from './post.ts';
import type { Target } from './post.ts';

export interface ClosedLoop {
  readonly target: Target;
  /** Makes the declarations; another seed makes others. */
  readonly seed: number;
  readonly connections: number;
  readonly seconds: number;
  /** Bodies made in advance, more than can be posted. */
  readonly most: number;
}

export interface ClosedLoopResult {
  readonly posted: number;
  readonly seconds: number;
}

async function closedLoop({ target, seed, connections, seconds, most }: ClosedLoop): Promise<ClosedLoopResult> {
  const bodies = declarationBodies(seed, most, Date.now());
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let taken = 0;
  let posted = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const connection = async (): Promise<void> => {
    while (performance.now() < until) {
      const body = bodies[taken++];
      if (body === undefined) throw new Error(`${most} declarations were not enough for ${seconds} s`);
      await postDeclaration(agent, target, body);
      posted++;
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
