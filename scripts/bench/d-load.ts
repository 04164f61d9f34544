/** Open loop: posts at fixed times whatever is answered, and notes when an officer's stream brings each row. A process of its own. */
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { declarationBodies } from './declarations.ts';
import { postDeclaration } from './post.ts';
import type { Target } from './post.ts';

export interface OpenLoop {
  readonly target: Target;
  readonly officerToken: string;
  readonly seed: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** How long after the last one rows may still come. */
  readonly graceMs: number;
}

export interface OpenLoopResult {
  /** For each declaration, ms from the reply to the row; a row that came before the reply counts as 0. */
  readonly visibleMs: readonly number[];
  readonly replyMs: readonly number[];
  readonly unseen: number;
}

async function openLoop({ target, officerToken, seed, perSecond, seconds, graceMs }: OpenLoop): Promise<OpenLoopResult> {
  const bodies = declarationBodies(seed, Math.round(perSecond * seconds), Date.now());
  const acceptedAt = new Map<string, number>();
  const seenAt = new Map<string, number>();
  const replyMs: number[] = [];
  const officer = await watch({ url: target.url, token: officerToken }, (caseId) => {
    if (!seenAt.has(caseId)) seenAt.set(caseId, performance.now());
  });

  const agent = new Agent({ keepAlive: true });
  const startedAt = performance.now();
  const posts = bodies.map(async (body, at) => {
    const dueAt = startedAt + (at * 1000) / perSecond;
    await pause(Math.max(0, dueAt - performance.now()));
    const { id } = JSON.parse(await postDeclaration(agent, target, body)) as { id: string };
    const now = performance.now();
    acceptedAt.set(id, now);
    replyMs.push(now - dueAt);
  });
  await Promise.all(posts);
  for (const until = performance.now() + graceMs; performance.now() < until && [...acceptedAt.keys()].some((id) => !seenAt.has(id));)
    await pause(20);
  officer.destroy();
  agent.destroy();

  const waits = [...acceptedAt].map(([id, at]) => Math.max(0, (seenAt.get(id) ?? Infinity) - at));
  return { visibleMs: waits.filter(Number.isFinite), replyMs, unseen: waits.filter((wait) => !Number.isFinite(wait)).length };
}

/** Follows `/v1/stream` as an officer; resolves once it has greeted. */
function watch({ url, token }: Target, onRow: (caseId: string) => void): Promise<{ destroy(): void }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/v1/stream`,
      { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } },
      (reply) => {
        if (reply.statusCode !== 200) {
          reject(new Error(`the stream answered ${String(reply.statusCode)}`));
          return;
        }
        reply.on('error', () => undefined); // our own destroy at the end
        let event = '';
        const lines = createInterface({ input: reply });
        lines.on('error', () => undefined);
        lines.on('line', (line) => {
          if (line.startsWith('event: ')) event = line.slice(7);
          if (line.startsWith('data: ') && event === 'queue-row') onRow((JSON.parse(line.slice(6)) as { caseId: string }).caseId);
          if (event === 'hello') resolve(outgoing);
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

process.on('disconnect', () => process.exit());
process.on('message', (job) => {
  void openLoop(job as OpenLoop).then((result) => process.send?.(result));
});
