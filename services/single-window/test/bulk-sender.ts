import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { eventually } from '@tongguan/testing/eventually';

export interface BulkAnswer {
  readonly line: number;
  readonly idempotencyKey: string | null;
  readonly status: number;
  readonly submitted: { readonly declarationNo: string; readonly repeated: boolean } | null;
  readonly problem: {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
    readonly faults: readonly { readonly path: string; readonly line?: number; readonly column?: number }[];
  } | null;
}

/** A bulk filing under way: what is sent when, and what has been answered so far. */
export interface BulkSender {
  readonly answers: readonly BulkAnswer[];
  send(text: string | Buffer): void;
  /** Ends the request and resolves with all answers. */
  end(): Promise<readonly BulkAnswer[]>;
  /** Resolves when so many are answered. */
  answered(count: number): Promise<readonly BulkAnswer[]>;
  cut(): void;
  readonly closed: Promise<unknown>;
  status(): Promise<number>;
}

export function openBulk(url: string, token: string, headers: Readonly<Record<string, string>> = {}): BulkSender {
  const answers: BulkAnswer[] = [];
  const outgoing = request(`${url}/v1/declarations/bulk`, {
    method: 'POST',
    // a connection of its own: some tests look at it
    agent: false,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', ...headers },
  });
  outgoing.on('error', () => undefined);
  const closed = new Promise((resolve) => outgoing.once('close', resolve));
  const reply = new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve));
  const done = reply.then(async (incoming) => {
    let rest = '';
    for await (const chunk of incoming) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      answers.push(...lines.map((line) => JSON.parse(line) as BulkAnswer));
    }
  });
  // a test that cuts the connection does not wait for its end
  done.catch(() => undefined);
  outgoing.flushHeaders();
  return {
    answers,
    closed,
    send: (text) => void outgoing.write(text),
    async end() {
      outgoing.end();
      await done;
      return answers;
    },
    async answered(count) {
      await eventually(() => answers.length >= count);
      return answers;
    },
    cut: () => {
      outgoing.destroy();
    },
    status: async () => (await reply).statusCode ?? 0,
  };
}
