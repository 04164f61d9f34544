import { request } from 'node:http';
import type { Agent } from 'node:http';

export interface Target {
  readonly url: string;
  readonly token: string;
}

/** Posts a declaration and gives the body of the 202; anything else ends the measurement, as its figure would be worth nothing. */
export function postDeclaration(agent: Agent, { url, token }: Target, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, authorization: `Bearer ${token}` };
    const outgoing = request(`${url}/v1/declarations`, { method: 'POST', agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (reply.statusCode === 202) resolve(text);
        else reject(new Error(`a declaration was answered with ${String(reply.statusCode)}: ${text.slice(0, 500)}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
