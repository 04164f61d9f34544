import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly raw: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
}

/** What a receiver does with a message: a status, or something of its own. */
export type Behaviour = (message: Received, reply: ServerResponse) => number | undefined;

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  /** In the order in which they came. */
  readonly received: readonly Received[];
  /** From now on. */
  behave(behaviour: Behaviour): void;
}

/** A real HTTP server on loopback that takes messages. */
export async function startReceiver(behaviour: Behaviour = () => 204): Promise<Receiver> {
  const received: Received[] = [];
  let now = behaviour;
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const message: Received = { headers: request.headers, path: request.url ?? '', raw, body: JSON.parse(raw) as Received['body'] };
      received.push(message);
      const status = now(message, reply);
      if (status !== undefined) reply.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    behave: (next) => {
      now = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** True when the convention's own verifier takes the message with this secret. */
export function isSignedBy(secret: string, { raw, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(raw, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
