import { request } from 'node:http';
import type { Agent } from 'node:http';
import type { Target } from './post.ts';

/** Posts lines as one bulk filing and waits for the answer to each; one that is not a 202 ends the measurement. */
export function postBulk(agent: Agent, { url, token }: Target, lines: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` };
    const outgoing = request(`${url}/v1/declarations/bulk`, { method: 'POST', agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const answers = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
        const refused = answers.find((answer) => !answer.includes('"status":202,'));
        if (reply.statusCode === 200 && refused === undefined && answers.length === lines.length) resolve();
        else reject(new Error(`a bulk filing was answered with ${String(reply.statusCode)}, ${answers.length} lines: ${(refused ?? answers[0] ?? '').slice(0, 500)}`)); // prettier-ignore
      });
    });
    outgoing.on('error', reject);
    outgoing.end(Buffer.concat(lines));
  });
}
